using System.Text.Json;
using FastCluster.Testing;
using FastCluster.Testing.Vectors;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>Certificates met in the field: the fixtures of Inferno and a connectathon statement of 2023.</summary>
public sealed class FieldCertificateTests
{
    private const string InfernoUri = "https://inferno.com/udap_security_test_kit/ac";

    private static readonly DateTimeOffset InfernoClock = DateTimeOffset.FromUnixTimeSeconds(1_792_000_000);

    [SpecVectorsTheory("inferno")]
    [Requirement("X509-01")]
    [Requirement("X509-06")]
    [InlineData(0, RejectionReason.None)]
    [InlineData(60, RejectionReason.RevocationStale)]
    public void Inferno_ClientCertificate_IsGoodUntilItsCrlEnds(int days, RejectionReason expected)
    {
        var anchor = PemBlocks.TryParse(Read("inferno/InfernoCA.pem"))!;
        var leaf = PemBlocks.TryParse(Read("inferno/TestClient.pem"))!;
        var crls = new CrlBag().With(leaf.CrlUrls[0], PemBlocks.Decode(Read("inferno/InfernoCA_CRL.pem")), anchor);
        var outcome = PathValidator.Validate(leaf, [], new TrustStore([anchor], []), InfernoClock);

        var path = Assert.IsType<PathOutcome.Valid>(outcome).Path;
        var reason = RevocationRules.Check(path, crls, new RevocationPolicy(), InfernoClock.AddDays(days));

        Assert.Contains(InfernoUri, leaf.UriNames);
        Assert.Equal(expected, reason);
    }

    [SpecVectorsFact("net")]
    [Requirement("X509-03")]
    [Requirement("X509-07")]
    public void HealthGorilla_Chain_HasNoUriAndHasExpired()
    {
        var chain = ReadChain("net/healthgorilla-2023-registration.json");
        var store = new TrustStore([chain[^1]], []);

        var then = PathValidator.Validate(chain[0], chain, store, DateTimeOffset.FromUnixTimeSeconds(1_678_485_800));
        var later = PathValidator.Validate(chain[0], chain, store, TestCommunity.Now);

        Assert.IsType<PathOutcome.Valid>(then);
        Assert.Equal(RejectionReason.CertificateExpired, Paths.Reason(later));
        Assert.Empty(chain[0].UriNames);
    }

    [SpecVectorsFact("net")]
    [Requirement("X509-01")]
    public void SureFhir_IntermediateOfTheAuthoritysOlderKey_IsNotFound()
    {
        var anchor = PemBlocks.TryParse(Read("net/SureFhirLabs_CA.cer"))!;
        var intermediate = PemBlocks.TryParse(Read("net/SureFhirLabs_Intermediate.cer"))!;

        var now = intermediate.NotBefore.AddYears(2);

        var outcome = PathValidator.Validate(intermediate, [], new TrustStore([anchor], []), now);

        Assert.Equal(anchor.Subject, intermediate.Issuer);
        Assert.Equal(RejectionReason.PathNotFound, Paths.Reason(outcome));
    }

    [SpecVectorsFact("net")]
    public void EmrDirect_Authority_Parses()
    {
        var anchor = PemBlocks.TryParse(Read("net/EMRDirectTestCA.crt"));

        Assert.True(anchor!.IsAuthority);
    }

    private static List<Certificate> ReadChain(string path)
    {
        using var body = JsonDocument.Parse(Read(path));
        var statement = body.RootElement.GetProperty("software_statement").GetString()!;
        using var header = JsonDocument.Parse(
            System.Buffers.Text.Base64Url.DecodeFromChars(statement.AsSpan(0, statement.IndexOf('.')))
        );
        var chain = header.RootElement.GetProperty("x5c").EnumerateArray();
        return [.. chain.Select(text => Paths.Parse(text.GetBytesFromBase64()))];
    }

    private static string Read(string path) => File.ReadAllText(SpecVectors.TryFind(path)!);
}
