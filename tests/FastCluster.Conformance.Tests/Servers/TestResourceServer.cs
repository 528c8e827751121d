using FastCluster.Pki;
using FastCluster.Udap.Jwt;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>A declared resource server that introspects with a signed assertion.</summary>
public sealed class TestResourceServer(RunningServer server, Tenant tenant, string callerId, CertifiedKey key)
{
    /// <summary>A valid assertion.</summary>
    public JwtBuilder Assertion() =>
        JwtBuilder
            .SignedBy(key.PrivateKey, JwtAlgorithm.Es256, [.. key.CertificateChain])
            .WithStandardClaims(callerId, tenant.IntrospectionEndpoint, server.Clock.GetUtcNow());

    /// <summary>Introspects a token.</summary>
    public Task<Answer> IntrospectAsync(string token, Func<FormBuilder, FormBuilder>? form = null)
    {
        var fields = new FormBuilder()
            .With("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            .With("client_assertion", Assertion().Build())
            .With("token", token);
        return server.PostFormAsync(tenant.IntrospectionEndpoint, (form ?? (same => same))(fields));
    }

    /// <summary>Whether the token lives, as far as this resource server is told.</summary>
    public async Task<bool> IsActiveAsync(string token) =>
        (await IntrospectAsync(token)).Json.GetProperty("active").GetBoolean();
}
