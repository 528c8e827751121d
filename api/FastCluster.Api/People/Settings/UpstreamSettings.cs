namespace FastCluster.Api.People.Settings;

/// <summary>The operator's identity system, an OpenID Connect provider at which this server is a client.</summary>
public sealed record UpstreamSettings
{
    /// <summary>Issuer of the identity system, https.</summary>
    public required string Authority { get; init; }

    /// <summary>Client id of this server there.</summary>
    public required string ClientId { get; init; }

    /// <summary>Client secret of this server there.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>Scopes to ask for; <c>openid</c> is among them.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Claim of the ID token that becomes the local person.</summary>
    public required string SubjectClaim { get; init; }

    /// <summary>Never shows the secret.</summary>
    public override string ToString() => $"{nameof(UpstreamSettings)} {Authority}";
}
