namespace FastCluster.VectorRunner;

/// <summary>Everything a fresh server starts with.</summary>
internal sealed record ServerSetup(
    DateTimeOffset Clock,
    string Issuer,
    string RegistrationEndpoint,
    string TokenEndpoint,
    IReadOnlyList<CommunitySetup> Communities,
    IReadOnlyDictionary<string, string> Crls,
    IReadOnlyList<SeedClient> Clients
);
