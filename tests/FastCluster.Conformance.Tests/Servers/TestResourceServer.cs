using System.Text;
using FastCluster.Pki;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.RevocationFeeds;

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

    /// <summary>A valid assertion for the revocation feed.</summary>
    public JwtBuilder FeedAssertion() =>
        JwtBuilder
            .SignedBy(key.PrivateKey, JwtAlgorithm.Es256, [.. key.CertificateChain])
            .WithStandardClaims(callerId, tenant.RevocationFeedEndpoint, server.Clock.GetUtcNow());

    /// <summary>Asks the revocation feed.</summary>
    public Task<Answer> FollowAsync(
        string? cursor = null,
        string? wait = null,
        Func<FormBuilder, FormBuilder>? form = null
    )
    {
        var fields = new FormBuilder()
            .With("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            .With("client_assertion", FeedAssertion().Build())
            .With("cursor", cursor ?? "")
            .With("wait", wait ?? "");
        return server.PostFormAsync(tenant.RevocationFeedEndpoint, (form ?? (same => same))(fields));
    }

    /// <summary>The first page after a cursor on which something changed.</summary>
    public async Task<FeedPage> FollowUntilNewsAsync(string cursor) => PageOf(await FollowAsync(cursor, "30"));

    /// <summary>Follows until a second passes without news.</summary>
    /// <returns>The cursor after all that happened.</returns>
    public async Task<string> FollowToTheEndAsync()
    {
        var (cursor, next) = ("", PageOf(await FollowAsync()).Cursor);
        while (cursor != next)
        {
            cursor = next;
            next = PageOf(await FollowAsync(cursor, "1")).Cursor;
        }

        return cursor;
    }

    /// <summary>The page of an answer that must be one.</summary>
    public static FeedPage PageOf(Answer answer)
    {
        Assert.Equal("200", answer.Outcome);
        Assert.True(FeedReader.TryRead(Encoding.UTF8.GetBytes(answer.Text), out var page), answer.Text);
        return page!;
    }

    /// <summary>Whether the token lives, as far as this resource server is told.</summary>
    public async Task<bool> IsActiveAsync(string token) =>
        (await IntrospectAsync(token)).Json.GetProperty("active").GetBoolean();
}
