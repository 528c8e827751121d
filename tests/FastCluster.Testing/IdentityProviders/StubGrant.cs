namespace FastCluster.Testing.IdentityProviders;

/// <summary>A code of the stub: what it was asked with.</summary>
internal sealed record StubGrant(string Nonce, string Challenge, string Subject);
