using System.Text.Json.Serialization;

namespace FastCluster.Grains.Upstream;

/// <summary>A person of an identity provider who still has to say who they are here, sealed into a cookie.</summary>
/// <param name="Issuer">Base URL of the identity provider.</param>
/// <param name="Subject">The person there.</param>
/// <param name="Request">Digest of the app's request.</param>
/// <param name="ExpiresAt">Until when it counts, unix seconds.</param>
internal sealed record LinkContent(
    [property: JsonPropertyName("iss")] string Issuer,
    [property: JsonPropertyName("sub")] string Subject,
    [property: JsonPropertyName("req")] string Request,
    [property: JsonPropertyName("exp")] long ExpiresAt
)
{
    /// <summary>Purpose of the seal.</summary>
    public const string Purpose = "upstream-link";

    /// <summary>How long a person may take, in seconds.</summary>
    public const long LifetimeSeconds = 600;

    /// <summary>Never shows who it is.</summary>
    public override string ToString() => nameof(LinkContent);
}
