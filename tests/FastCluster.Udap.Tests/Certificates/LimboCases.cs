using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Testing;
using FastCluster.Testing.Vectors;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>The cases of C2SP x509-limbo, without those of the web.</summary>
internal static class LimboCases
{
    internal const string FileName = "x509-limbo/limbo-no-bettertls.json";

    internal static IReadOnlyList<PathCase> ReadAll()
    {
        var root = JsonElement.Parse(File.ReadAllBytes(SpecVectors.TryFind(FileName)!));
        return [.. root.GetProperty("testcases").EnumerateArray().Where(Counts).Select(Read)];
    }

    private static PathCase Read(JsonElement one)
    {
        var crls = Ders(one, "crls");
        return new()
        {
            Id = Id(one),
            IsExpected = one.GetProperty("expected_result").GetString() == "SUCCESS",
            Leaf = PemBlocks.Decode(one.GetProperty("peer_certificate").GetString()!),
            Presented = [.. Ders(one, "untrusted_intermediates")],
            Anchors = [.. Ders(one, "trusted_certs")],
            Crls = crls.IsEmpty ? null : [.. crls.Select(der => der.ToArray())],
            Now = one.GetProperty("validation_time").GetString() is { } text
                ? DateTimeOffset.Parse(text)
                : TestCommunity.Now,
        };
    }

    // webpki: rules of browsers; pedantic-*: rules that bind authorities, not relying parties
    private static bool Counts(JsonElement one) =>
        !Id(one).StartsWith("webpki::", StringComparison.Ordinal)
        && !Texts(one, "features")
            .Any(feature =>
                feature is "has-policy-constraints" || feature.StartsWith("pedantic-", StringComparison.Ordinal)
            );

    private static string Id(JsonElement one) => one.GetProperty("id").GetString()!;

    private static ImmutableArray<ReadOnlyMemory<byte>> Ders(JsonElement one, string name) =>
        [.. Texts(one, name).Select(pem => new ReadOnlyMemory<byte>(PemBlocks.Decode(pem)))];

    private static IEnumerable<string> Texts(JsonElement one, string name) =>
        one.GetProperty(name).EnumerateArray().Select(text => text.GetString()!);
}
