using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Reasons;

/// <summary>Every way in which a JWT itself is refused, at every endpoint that takes one: status, error, and which rule it was.</summary>
public sealed class JwtReasonTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly long s_now = TestCommunity.Now.ToUnixTimeSeconds();

    private static readonly Dictionary<RejectionReason, Func<JwtBuilder, string>> s_faults = new()
    {
        [RejectionReason.JwtTooLarge] = one => one.WithClaim("pad", new string('x', 70_000)).Build(),
        [RejectionReason.JwtNotCompact] = one => one.Build() is var text ? text[..text.LastIndexOf('.')] : "",
        [RejectionReason.JwtBadEncoding] = one => one.Build() + "=",
        [RejectionReason.JwtBadJson] = one => one.WithPayloadText("[]").Build(),
        [RejectionReason.JwtDuplicateName] = one => one.WithPayloadText("""{"iss":"a","iss":"a"}""").Build(),
        [RejectionReason.JwtAlgorithmNotAllowed] = one => one.WithHeader("alg", "none").Build(),
        [RejectionReason.JwtAlgorithmKeyMismatch] = one => one.WithHeader("alg", "RS256").Build(),
        [RejectionReason.JwtCriticalHeader] = one => one.WithHeader("crit", new JsonArray("exp")).Build(),
        [RejectionReason.JwtUnsupportedHeader] = one => one.WithHeader("zip", "DEF").Build(),
        [RejectionReason.JwtChainMissing] = one => one.WithoutHeader("x5c").Build(),
        [RejectionReason.JwtChainMalformed] = one => one.WithHeader("x5c", new JsonArray("-")).Build(),
        [RejectionReason.JwtChainTooLong] = one => one.WithChain(Enumerable.Repeat(Bytes(2), 11)).Build(),
        [RejectionReason.JwtCertificateTooLarge] = one => one.WithChain(Bytes(16 * 1024 + 1)).Build(),
        [RejectionReason.JwtSignatureInvalid] = one => one.WithSignature(_ => new byte[64]).Build(),
        [RejectionReason.JwtKeyNotSupported] = one => one.WithChain(UnsupportedCertificate()).Build(),
        [RejectionReason.JwtClaimMissing] = one => one.WithoutClaim("jti").Build(),
        [RejectionReason.JwtClaimType] = one => one.WithClaim("exp", "soon").Build(),
        [RejectionReason.JwtExpired] = one => one.WithClaim("exp", s_now - 30).WithClaim("iat", s_now - 60).Build(),
        [RejectionReason.JwtIssuedInFuture] = one => one.WithClaim("iat", s_now + 31).Build(),
        [RejectionReason.JwtExpiryBeforeIssue] = one => one.WithClaim("exp", s_now).Build(),
        [RejectionReason.JwtLifetimeTooLong] = one => one.WithClaim("exp", s_now + 301).Build(),
        [RejectionReason.JwtNotYetValid] = one => one.WithClaim("nbf", s_now + 31).Build(),
        [RejectionReason.JwtAudience] = one => one.WithClaim("aud", "https://alpha.test/other").Build(),
        [RejectionReason.JwtSubjectNotIssuer] = one => one.WithClaim("sub", "other").Build(),
        [RejectionReason.CertificateMalformed] = one => one.WithHeader("x5c", new JsonArray("MAA=")).Build(),
    };

    public static TheoryData<RejectionReason> Faults => [.. s_faults.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    [Requirement("TOK-09")]
    [Requirement("TOK-23")]
    public async Task Token_FaultyAssertion_IsAnInvalidClient(RejectionReason reason)
    {
        var client = await server.RegisteredClientAsync();
        var form = TestClient.TokenForm(s_faults[reason](client.Assertion()));

        var answer = await server.PostFormAsync(client.Tenant.TokenEndpoint, form);

        Assert.Equal(("400 invalid_client", reason), (answer.Outcome, server.ReasonOf(answer)));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    [Requirement("REG-05")]
    [Requirement("REG-32")]
    public async Task Register_FaultyStatement_IsAnInvalidStatement(RejectionReason reason)
    {
        var client = server.Client();

        var answer = await client.RegisterAsync(s_faults[reason](client.Statement()));

        Assert.Equal(("400 invalid_software_statement", reason), (answer.Outcome, server.ReasonOf(answer)));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    [Requirement("REV-01")]
    public async Task Revoke_FaultyAssertion_IsAnInvalidClientAndTheTokenLives(RejectionReason reason)
    {
        var client = await server.RegisteredClientAsync();
        var token = await client.GetTokenAsync();
        var assertion = s_faults[reason](client.Jwt(client.ClientId, client.Tenant.TokenEndpoint));

        var answer = await client.RevokeAsync(token, form => form.With("client_assertion", assertion));

        Assert.Equal(("400 invalid_client", reason), (answer.Outcome, server.ReasonOf(answer)));
        Assert.True(await server.ResourceServer().IsActiveAsync(token));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    [Requirement("REV-09")]
    public async Task Introspect_FaultyAssertion_IsUnauthorized(RejectionReason reason)
    {
        var caller = server.ResourceServer();
        var assertion = s_faults[reason](caller.Assertion());

        var answer = await caller.IntrospectAsync("any", form => form.With("client_assertion", assertion));

        Assert.Equal(("401 invalid_client", reason), (answer.Outcome, server.ReasonOf(answer)));
        Assert.Contains("WWW-Authenticate", answer.Headers.Keys);
    }

    private static ReadOnlyMemory<byte> Bytes(int length)
    {
        var bytes = new byte[length];
        bytes[0] = 0x30; // for two bytes an empty sequence, well-formed DER
        return bytes;
    }

    private static ReadOnlyMemory<byte> UnsupportedCertificate() =>
        TestSigner.CreateEcdsa(ECCurve.NamedCurves.nistP521).Certificate;
}
