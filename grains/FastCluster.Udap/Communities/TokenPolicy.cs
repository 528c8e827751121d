namespace FastCluster.Udap.Communities;

/// <summary>How the token endpoint treats members of a community.</summary>
public sealed record TokenPolicy
{
    /// <summary>
    /// Whether <c>udap=1</c> must be present. Default yes; another value is refused in any case. TOK-04.
    /// </summary>
    public bool RequireUdapParameter { get; init; } = true;

    /// <summary>
    /// Code of a bad assertion signature. Default <c>invalid_client</c>; the other one tells that the client id is
    /// registered. TOK-23.
    /// </summary>
    public SignatureFailureCode SignatureFailure { get; init; } = SignatureFailureCode.InvalidClient;

    /// <summary>
    /// Whether <c>aud</c> of a client assertion may be the issuer identifier instead of the token endpoint URL. Default
    /// no. JWT-18.
    /// </summary>
    public bool AcceptIssuerAsAudience { get; init; }

    /// <summary>
    /// Longest lifetime of an access token; where the server's own setting is smaller, that holds. 1 to 3600 whole seconds,
    /// default 1800. TOK-21.
    /// </summary>
    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromMinutes(30);
}
