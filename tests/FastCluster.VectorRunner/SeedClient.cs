namespace FastCluster.VectorRunner;

/// <summary>A client that exists before a vector is sent.</summary>
internal sealed record SeedClient(
    string ClientId,
    string CommunityUri,
    string Issuer,
    string[] GrantTypes,
    string Scope
);
