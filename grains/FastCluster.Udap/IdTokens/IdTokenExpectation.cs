namespace FastCluster.Udap.IdTokens;

/// <summary>What an ID token of a foreign identity provider is judged by: what this server asked there and was given.</summary>
/// <param name="Issuer">Base URL of the identity provider, exactly as asked. TIER-04.</param>
/// <param name="ClientId">This server's client id there.</param>
/// <param name="Nonce">The <c>nonce</c> sent. TIER-18.</param>
/// <param name="AccessToken">The access token that came with the ID token.</param>
public sealed record IdTokenExpectation(string Issuer, string ClientId, string Nonce, string AccessToken)
{
    /// <summary>Allowance for clocks that differ, 0 to 120 seconds; default 30. JWT-10.</summary>
    public TimeSpan Skew { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest accepted <c>exp - iat</c>; default one hour. JWT-11.</summary>
    public TimeSpan MaximumLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long ago the token may have been issued, for it was just fetched; default ten minutes. TIER-30.</summary>
    public TimeSpan MaximumAge { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether <c>acr</c> and <c>amr</c> must be there, as UDAP Tiered OAuth section 4.3 says. Default yes. TIER-28.</summary>
    public bool RequiresAssurance { get; init; } = true;

    /// <summary>Issuer and client; nonce and token are nobody's business.</summary>
    public override string ToString() => $"ID token of {Issuer} for {ClientId}";
}
