using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Testing;
using FastCluster.Testing.Vectors;
using FastCluster.Udap.Certificates;
using Xunit.Abstractions;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>The NIST Public Key Interoperability Test Suite.</summary>
public sealed class PkitsAgreementTests(ITestOutputHelper output)
{
    private const string FileName = "nist-pkits/pkits.json";
    private const string TestPolicyPrefix = "2.16.840.1.101.3.2.1.48.";

    [SpecVectorsFact(FileName)]
    [Requirement("X509-01")]
    [Requirement("X509-03")]
    [Requirement("X509-04")]
    public void Validate_PkitsCases_AgreeButForTheArguedOnes()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(SpecVectors.TryFind(FileName)!));
        var now = file.RootElement.GetProperty("validation_time").GetDateTimeOffset();
        var pems = file.RootElement.GetProperty("pem").EnumerateArray().Select(pem => pem.GetString()!).ToList();
        var cases = file.RootElement.GetProperty("cases").EnumerateArray().ToList();
        var expected = cases.ToDictionary(Id, one => one.GetProperty("expected").GetString() == "SUCCESS");

        var found = cases.ToDictionary(Id, one => Run(one, pems, now));

        output.WriteLine($"{cases.Count(one => found[Id(one)] == expected[Id(one)])} of {cases.Count} agree");
        AgreementReport.AssertAgrees(expected, found, PkitsDisagreements.Argued);
    }

    private static bool Run(JsonElement one, List<string> pems, DateTimeOffset now)
    {
        var anchor = PemBlocks.TryParse(pems[one.GetProperty("anchor").GetInt32()])!;
        if (PemBlocks.TryParse(pems[one.GetProperty("leaf").GetInt32()]) is not { } leaf)
        {
            return false;
        }

        var presented = PemBlocks.ParseAll(Indexed(one, "intermediates", pems));
        var crls = Indexed(one, "crls", pems).Select(PemBlocks.Decode).ToList();
        var outcome = PathValidator.Validate(leaf, presented, new TrustStore([anchor], []), Policies(one), now);
        return outcome is PathOutcome.Valid valid && VectorRevocation.Passes(valid.Path, crls, now);
    }

    private static PolicyInputs Policies(JsonElement one)
    {
        var policy = one.GetProperty("policy");
        return new PolicyInputs
        {
            AcceptedPolicies = policy.TryGetProperty("InitialPolicySet", out var set) ? Oids(set.GetString()!) : [],
            RequireExplicitPolicy = policy.TryGetProperty("InitialExplicitPolicy", out _),
            InhibitPolicyMapping = policy.TryGetProperty("InitialPolicyMappingInhibit", out _),
            InhibitAnyPolicy = policy.TryGetProperty("InitialInhibitAnyPolicy", out _),
        };
    }

    private static ImmutableArray<string> Oids(string names) =>
        [.. names.Split(',').Select(name => TestPolicyPrefix + name["NIST-test-policy-".Length..])];

    private static IEnumerable<string> Indexed(JsonElement one, string name, List<string> pems) =>
        one.GetProperty(name).EnumerateArray().Select(index => pems[index.GetInt32()]);

    private static string Id(JsonElement one) => one.GetProperty("id").GetString()!;
}
