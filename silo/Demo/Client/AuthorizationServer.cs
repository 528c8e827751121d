namespace FastCluster.Silo.Demo.Client;

/// <summary>What the metadata of an issuer (RFC 8414) says.</summary>
/// <param name="Issuer"><c>issuer</c>.</param>
/// <param name="Introspection"><c>introspection_endpoint</c>.</param>
/// <param name="Revocation"><c>revocation_endpoint</c>.</param>
/// <param name="Keys"><c>jwks_uri</c>.</param>
internal sealed record AuthorizationServer(string Issuer, string Introspection, string Revocation, string Keys);
