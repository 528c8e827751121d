namespace FastCluster.Silo.Demo.Client;

/// <summary>The endpoints that the signed metadata of a FHIR base URL vouches for.</summary>
/// <param name="Registration"><c>registration_endpoint</c>.</param>
/// <param name="Token"><c>token_endpoint</c>.</param>
/// <param name="Authorization"><c>authorization_endpoint</c>; null where no people are served.</param>
internal sealed record UdapEndpoints(string Registration, string Token, string? Authorization);
