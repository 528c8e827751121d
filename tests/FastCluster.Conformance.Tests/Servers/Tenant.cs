namespace FastCluster.Conformance.Tests.Servers;

/// <summary>An authorization server of the deployment, with its URLs as published.</summary>
public sealed record Tenant(string Id)
{
    /// <summary>Serves every community and base.</summary>
    public static readonly Tenant Alpha = new("alpha");

    /// <summary>Serves community A alone, at a base of its own.</summary>
    public static readonly Tenant Beta = new("beta");

    public string Issuer => $"https://{Id}.test";

    public string RegistrationEndpoint => $"{Issuer}/register";

    public string TokenEndpoint => $"{Issuer}/token";

    public string IntrospectionEndpoint => $"{Issuer}/introspect";

    public string RevocationEndpoint => $"{Issuer}/revoke";

    public string RevocationFeedEndpoint => $"{Issuer}/revocations";

    public string StatusListAddress => $"{Issuer}/status-lists/";

    public string JwksUri => $"{Issuer}/.well-known/jwks.json";
}
