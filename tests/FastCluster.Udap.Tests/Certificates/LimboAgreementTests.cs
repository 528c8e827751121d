using System.Diagnostics;
using System.Text.Json;
using FastCluster.Testing;
using FastCluster.Testing.Vectors;
using FastCluster.Udap.Certificates;
using Xunit;
using Xunit.Abstractions;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>The cases of C2SP x509-limbo, without those of the web.</summary>
public sealed class LimboAgreementTests(ITestOutputHelper output)
{
    private const string FileName = "x509-limbo/limbo-no-bettertls.json";

    [SpecVectorsFact(FileName)]
    [Requirement("X509-01")]
    [Requirement("X509-03")]
    public void Validate_LimboCases_AgreeButForTheArguedOnes()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(SpecVectors.TryFind(FileName)!));
        var cases = file.RootElement.GetProperty("testcases").EnumerateArray().Where(Counts).ToList();
        var expected = cases.ToDictionary(Id, one => one.GetProperty("expected_result").GetString() == "SUCCESS");

        var found = cases.ToDictionary(Id, RunBounded);

        output.WriteLine($"{cases.Count(one => found[Id(one)] == expected[Id(one)])} of {cases.Count} agree");
        AgreementReport.AssertAgrees(expected, found, LimboDisagreements.Argued);
    }

    private bool RunBounded(JsonElement one)
    {
        var clock = Stopwatch.StartNew();
        var passes = Run(one);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"{Id(one)} took {clock.Elapsed}.");
        output.WriteLine($"{Id(one)} {passes} {clock.ElapsedMilliseconds} ms");
        return passes;
    }

    private static bool Run(JsonElement one)
    {
        if (PemBlocks.TryParse(one.GetProperty("peer_certificate").GetString()!) is not { } leaf)
        {
            return false;
        }

        var store = new TrustStore(PemBlocks.ParseAll(Texts(one, "trusted_certs")), []);
        var presented = PemBlocks.ParseAll(Texts(one, "untrusted_intermediates"));
        var now = one.GetProperty("validation_time").GetString() is { } text
            ? DateTimeOffset.Parse(text)
            : TestCommunity.Now;
        return PathValidator.Validate(leaf, presented, store, now) is PathOutcome.Valid valid
            && IsNotRevoked(one, valid.Path, now);
    }

    private static bool IsNotRevoked(JsonElement one, CertificatePath path, DateTimeOffset now)
    {
        var crls = Texts(one, "crls").Select(PemBlocks.Decode).ToList();
        return crls.Count == 0 || VectorRevocation.Passes(path, crls, now);
    }

    // webpki: rules of browsers; pedantic-*: rules that bind authorities, not relying parties
    private static bool Counts(JsonElement one) =>
        !Id(one).StartsWith("webpki::", StringComparison.Ordinal)
        && !Texts(one, "features")
            .Any(feature =>
                feature is "has-policy-constraints" || feature.StartsWith("pedantic-", StringComparison.Ordinal)
            );

    private static string Id(JsonElement one) => one.GetProperty("id").GetString()!;

    private static IEnumerable<string> Texts(JsonElement one, string name) =>
        one.GetProperty(name).EnumerateArray().Select(text => text.GetString()!);
}
