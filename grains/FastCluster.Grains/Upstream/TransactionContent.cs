using System.Text.Json.Serialization;

namespace FastCluster.Grains.Upstream;

/// <summary>
/// A sign-in under way at an identity provider, sealed into a cookie: it binds the answer to this browser, this provider and
/// this request of an app (TIER-17, TIER-43).
/// </summary>
internal sealed record TransactionContent
{
    /// <summary>Purpose of the seal.</summary>
    public const string Purpose = "upstream";

    /// <summary>How long a person may take, in seconds.</summary>
    public const long LifetimeSeconds = 600;

    /// <summary>Names it in the browser.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary><c>state</c>; counts once.</summary>
    [JsonPropertyName("s")]
    public required string State { get; init; }

    /// <summary><c>nonce</c>.</summary>
    [JsonPropertyName("n")]
    public required string Nonce { get; init; }

    /// <summary>Code verifier.</summary>
    [JsonPropertyName("v")]
    public required string Verifier { get; init; }

    /// <summary>Base URL of the identity provider.</summary>
    [JsonPropertyName("idp")]
    public required string IdentityProvider { get; init; }

    /// <summary>Community in which it is trusted.</summary>
    [JsonPropertyName("com")]
    public required string Community { get; init; }

    /// <summary>Base URL of this server whose certificate proves it there (TIER-26).</summary>
    [JsonPropertyName("as")]
    public required string FhirBase { get; init; }

    /// <summary>The signed token endpoint (TIER-25).</summary>
    [JsonPropertyName("te")]
    public required string TokenEndpoint { get; init; }

    /// <summary>Client id of this server there.</summary>
    [JsonPropertyName("cid")]
    public required string ClientId { get; init; }

    /// <summary>Parameters of the app's request: names and values in turn.</summary>
    [JsonPropertyName("p")]
    public required string[] Request { get; init; }

    /// <summary>When it began, unix seconds.</summary>
    [JsonPropertyName("iat")]
    public required long IssuedAt { get; init; }

    /// <summary>Until when an answer counts, unix seconds.</summary>
    [JsonIgnore]
    public long ExpiresAt => IssuedAt + LifetimeSeconds;

    /// <summary>Never shows what it holds.</summary>
    public override string ToString() => nameof(TransactionContent);
}
