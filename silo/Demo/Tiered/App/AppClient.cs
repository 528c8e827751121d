namespace FastCluster.Silo.Demo.Tiered.App;

/// <summary>What the app is at the data holder, once it is registered.</summary>
/// <param name="AuthorizationEndpoint">Signed endpoint.</param>
/// <param name="Issuer">Who answers there (CONS-20).</param>
/// <param name="ClientId">Client id.</param>
/// <param name="Scope">What it asks for.</param>
internal sealed record AppClient(string AuthorizationEndpoint, string Issuer, string ClientId, string Scope);
