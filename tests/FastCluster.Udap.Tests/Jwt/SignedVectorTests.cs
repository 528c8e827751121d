using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using FastCluster.Testing;
using FastCluster.Testing.Vectors;
using FastCluster.Udap.ClientAssertions;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Jwt;

/// <summary>
/// Each signed vector through the rules of this folder alone: form, standard claims, times, audience, signature by the
/// leaf. Vectors that break a later rule (path, metadata, extensions) pass here.
/// </summary>
public sealed class SignedVectorTests
{
    private const string Register = "https://as.test/register";

    private static readonly FrozenDictionary<string, JsonElement> Vectors = JsonElement
        .Parse(File.ReadAllBytes(RepositoryFiles.PathOf("tests/vectors/signed/vectors.json")))
        .EnumerateArray()
        .ToFrozenDictionary(vector => vector.GetProperty("id").GetString()!);

    private static readonly FrozenDictionary<string, RejectionReason> Refused = new Dictionary<string, RejectionReason>
    {
        ["reg-bad-alg-none"] = RejectionReason.JwtAlgorithmNotAllowed,
        ["reg-bad-signature"] = RejectionReason.JwtSignatureInvalid,
        ["reg-bad-second-cert-signs"] = RejectionReason.JwtSignatureInvalid,
        ["reg-bad-empty-x5c"] = RejectionReason.JwtChainMissing,
        ["reg-bad-x5c-string"] = RejectionReason.JwtChainMalformed,
        ["reg-bad-x5c-pem"] = RejectionReason.JwtChainMalformed,
        ["reg-bad-x5c-b64url"] = RejectionReason.JwtChainMalformed,
        ["reg-bad-crit"] = RejectionReason.JwtCriticalHeader,
        ["reg-bad-cert-weak"] = RejectionReason.CertificateWeakKey,
        ["reg-bad-exp-past"] = RejectionReason.JwtExpired,
        ["reg-bad-life-301"] = RejectionReason.JwtLifetimeTooLong,
        ["reg-bad-exp-before-iat"] = RejectionReason.JwtExpiryBeforeIssue,
        ["reg-bad-exp-string"] = RejectionReason.JwtClaimType,
        ["reg-bad-missing-sub"] = RejectionReason.JwtClaimMissing,
        ["reg-bad-missing-aud"] = RejectionReason.JwtClaimMissing,
        ["reg-bad-missing-exp"] = RejectionReason.JwtClaimMissing,
        ["reg-bad-missing-iat"] = RejectionReason.JwtClaimMissing,
        ["tok-bad-signature"] = RejectionReason.JwtSignatureInvalid,
        ["tok-bad-no-x5c"] = RejectionReason.JwtChainMissing,
        ["tok-bad-none"] = RejectionReason.JwtAlgorithmNotAllowed,
        ["tok-bad-iss"] = RejectionReason.JwtSubjectNotIssuer,
        ["tok-bad-sub"] = RejectionReason.JwtSubjectNotIssuer,
        ["tok-bad-aud-register"] = RejectionReason.JwtAudience,
        ["tok-bad-life-301"] = RejectionReason.JwtLifetimeTooLong,
        ["tok-bad-expired"] = RejectionReason.JwtExpired,
        ["tok-bad-iat-future"] = RejectionReason.JwtIssuedInFuture,
        ["tok-bad-missing-iss"] = RejectionReason.JwtClaimMissing,
        ["tok-bad-missing-sub"] = RejectionReason.JwtClaimMissing,
        ["tok-bad-missing-exp"] = RejectionReason.JwtClaimMissing,
    }.ToFrozenDictionary();

    public static TheoryData<string> Ids => [.. Vectors.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [Requirement("JWT-02")]
    [Requirement("JWT-06")]
    [Requirement("JWT-07")]
    [Requirement("JWT-10")]
    [Requirement("JWT-26")]
    [MemberData(nameof(Ids))]
    public void Judge_SignedVector_GivesReasonOfItsId(string id)
    {
        var vector = Vectors[id];
        var isToken = vector.GetProperty("endpoint").ValueEquals("token");
        var request = vector.GetProperty("request");
        var text = request.GetProperty(isToken ? "client_assertion" : "software_statement").GetString()!;

        var reason = JwtParser.TryParse(text, JwtLimits.Default, out var jwt);
        if (jwt is not null)
        {
            reason = isToken ? JudgeAssertion(jwt, request) : JudgeStatement(jwt);
            reason = reason == RejectionReason.None ? JudgeSignature(jwt) : reason;
        }

        Assert.Equal(Refused.GetValueOrDefault(id), reason);
    }

    private static RejectionReason JudgeAssertion(ParsedJwt jwt, JsonElement request)
    {
        request.TryGetOptionalString("client_id", out var clientId);
        var rules = new ClientAssertionRules([JwtSamples.TokenUrl], clientId, TimeSpan.FromSeconds(30));
        return ClientAssertionValidator.TryReadClaims(jwt, rules, JwtSamples.Now, out _);
    }

    private static RejectionReason JudgeStatement(ParsedJwt jwt)
    {
        var reason = StandardClaimsReader.TryRead(jwt.Claims, out var claims);
        if (reason == RejectionReason.None)
        {
            reason = AudienceRules.Check(claims!, Register);
        }

        return reason == RejectionReason.None
            ? JwtTimeRules.Check(claims!, JwtTimeRules.AssertionLifetime, TimeSpan.FromSeconds(30), JwtSamples.Now)
            : reason;
    }

    private static RejectionReason JudgeSignature(ParsedJwt jwt)
    {
        using var leaf = X509CertificateLoader.LoadCertificate(jwt.Chain[0].Span);
        var reason = VerificationKey.TryImport(leaf.PublicKey.ExportSubjectPublicKeyInfo(), out var key);
        return reason == RejectionReason.None ? key!.Verify(jwt) : reason;
    }
}
