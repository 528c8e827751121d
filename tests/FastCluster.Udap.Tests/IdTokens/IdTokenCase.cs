using System.Text.Json.Nodes;
using FastCluster.Pki;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.IdTokens;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Tests.UpstreamMetadata;

namespace FastCluster.Udap.Tests.IdTokens;

/// <summary>An ID token that is accepted, to deviate from, and what it is judged by.</summary>
internal sealed class IdTokenCase
{
    internal const string ClientId = "holder-1";
    internal const string Nonce = "n-0S6_WzA2Mj";
    internal const string AccessToken = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";

    private readonly JwtBuilder builder;

    private IdTokenCase(CertifiedKey signer, JwtAlgorithm algorithm)
    {
        builder = JwtBuilder
            .SignedBy(signer.PrivateKey, algorithm, signer.CertificateChain)
            .WithStandardClaims(Upstream.BaseUrl, ClientId, Upstream.Now)
            .WithoutClaim("jti")
            .WithClaim("sub", "person-1")
            .WithClaim("nonce", Nonce)
            .WithClaim("auth_time", Upstream.Now.AddMinutes(-5).ToUnixTimeSeconds())
            .WithClaim("acr", "http://udap.org/ial2")
            .WithClaim("amr", new JsonArray("http://udap.org/code/auth/aal2"));
    }

    internal IdTokenExpectation Expected { get; set; } = new(Upstream.BaseUrl, ClientId, Nonce, AccessToken);

    internal static IdTokenCase Valid() => new(Upstream.Provider, JwtAlgorithm.Rs256);

    /// <summary>The same signed with another certificate over a P-256 key.</summary>
    internal static IdTokenCase SignedBy(CertifiedKey signer) => new(signer, JwtAlgorithm.Es256);

    /// <summary>Sets a claim to a JSON text, or removes it when the text is null.</summary>
    internal IdTokenCase With(string claim, string? json)
    {
        if (json is null)
        {
            builder.WithoutClaim(claim);
            return this;
        }

        builder.WithClaim(claim, JsonNode.Parse(json));
        return this;
    }

    internal IdTokenCase WithJwt(Action<JwtBuilder> change)
    {
        change(builder);
        return this;
    }

    internal RejectionReason Reason() => Judge(builder.Build(), Expected, out _);

    internal IdTokenClaims Accepted()
    {
        var reason = Judge(builder.Build(), Expected, out var claims);
        return claims ?? throw new InvalidOperationException($"The token is refused: {reason}.");
    }

    /// <summary>Judges a token as a server does: form, signature and path, rules.</summary>
    internal static RejectionReason Judge(string text, IdTokenExpectation expected, out IdTokenClaims? claims)
    {
        claims = null;
        var reason = IdTokenValidator.TryParse(text, out var jwt);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        reason = IdTokenValidator.ReasonOf(Upstream.Judge(jwt!, out var path));
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        var outcome = IdTokenValidator.Validate(jwt!, path!, expected, Upstream.Now);
        claims = (outcome as IdTokenOutcome.Accepted)?.Claims;
        return outcome is IdTokenOutcome.Rejected rejected ? rejected.Reason : RejectionReason.None;
    }
}
