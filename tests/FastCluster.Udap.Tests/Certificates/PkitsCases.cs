using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Testing.Vectors;
using FastCluster.Udap.Certificates;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>The cases of the NIST Public Key Interoperability Test Suite.</summary>
internal static class PkitsCases
{
    internal const string FileName = "nist-pkits/pkits.json";
    private const string TestPolicyPrefix = "2.16.840.1.101.3.2.1.48.";

    internal static IReadOnlyList<PathCase> ReadAll()
    {
        var root = JsonElement.Parse(File.ReadAllBytes(SpecVectors.TryFind(FileName)!));
        var now = root.GetProperty("validation_time").GetDateTimeOffset();
        var ders = root.GetProperty("pem").EnumerateArray().Select(pem => PemBlocks.Decode(pem.GetString()!)).ToList();
        return [.. root.GetProperty("cases").EnumerateArray().Select(one => Read(one, ders, now))];
    }

    private static PathCase Read(JsonElement one, List<byte[]> ders, DateTimeOffset now)
    {
        var intermediates = one.GetProperty("intermediates").EnumerateArray();
        return new()
        {
            Id = one.GetProperty("id").GetString()!,
            IsExpected = one.GetProperty("expected").GetString() == "SUCCESS",
            Leaf = ders[one.GetProperty("leaf").GetInt32()],
            Presented = [.. intermediates.Select(index => new ReadOnlyMemory<byte>(ders[index.GetInt32()]))],
            Anchors = [ders[one.GetProperty("anchor").GetInt32()]],
            Crls = [.. one.GetProperty("crls").EnumerateArray().Select(index => ders[index.GetInt32()])],
            Policies = Policies(one.GetProperty("policy")),
            Now = now,
        };
    }

    private static PolicyInputs Policies(JsonElement policy) =>
        new()
        {
            AcceptedPolicies = policy.TryGetProperty("InitialPolicySet", out var set) ? Oids(set.GetString()!) : [],
            RequireExplicitPolicy = policy.TryGetProperty("InitialExplicitPolicy", out _),
            InhibitPolicyMapping = policy.TryGetProperty("InitialPolicyMappingInhibit", out _),
            InhibitAnyPolicy = policy.TryGetProperty("InitialInhibitAnyPolicy", out _),
        };

    private static ImmutableArray<string> Oids(string names) =>
        [.. names.Split(',').Select(name => TestPolicyPrefix + name["NIST-test-policy-".Length..])];
}
