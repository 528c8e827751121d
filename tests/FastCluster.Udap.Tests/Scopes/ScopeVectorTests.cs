using System.Text.Json;
using FastCluster.Testing;
using FastCluster.Testing.Vectors;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Scopes;
using Xunit;

namespace FastCluster.Udap.Tests.Scopes;

/// <summary>The shared table of scope cases; the OAuth error codes are checked over HTTP elsewhere.</summary>
public sealed class ScopeVectorTests
{
    public static TheoryData<string> Ids { get; } = [.. Load().Keys];

    [Theory]
    [Requirement("SCOPE-04")]
    [Requirement("SCOPE-05")]
    [Requirement("SCOPE-08")]
    [Requirement("SCOPE-09")]
    [Requirement("SCOPE-11")]
    [Requirement("SCOPE-12")]
    [Requirement("SCOPE-13")]
    [Requirement("SCOPE-14")]
    [Requirement("SCOPE-15")]
    [Requirement("SCOPE-16")]
    [Requirement("SCOPE-18")]
    [MemberData(nameof(Ids))]
    public void Negotiate_SharedCase_GrantsAsStated(string id)
    {
        var one = Load()[id];

        var outcome = Negotiate(one);

        Assert.Equal(Text(one, "granted") is { } granted ? Sorted(granted) : null, GrantedBy(outcome));
    }

    private static ScopeOutcome Negotiate(JsonElement one)
    {
        Assert.True(GrantTypeNames.TryParse(Text(one, "grant"), out var grantType));
        var supported = one.GetProperty("scopes_supported").EnumerateArray().Select(scope => scope.GetString()!);
        var policy = ScopeCases.Policy(string.Join(' ', supported));
        var asked = Text(one, "requested");
        return Text(one, "endpoint") switch
        {
            "register" => ScopeCases.Register(policy, asked!, grantType),
            "token" => ScopeCases.Token(policy, asked, Text(one, "registered")!, grantType),
            "refresh" => ScopeNegotiator.NegotiateRefresh(asked, ScopeCases.Set(Text(one, "registered")!)),
            var other => throw new InvalidOperationException($"Unknown endpoint {other}."),
        };
    }

    private static string? GrantedBy(ScopeOutcome outcome) =>
        outcome is ScopeOutcome.Granted granted ? Sorted(granted.Scopes.ToString()) : null;

    private static string Sorted(string scopes) => string.Join(' ', scopes.Split(' ').Order(StringComparer.Ordinal));

    private static string? Text(JsonElement one, string name) => one.GetProperty(name).GetString();

    private static Dictionary<string, JsonElement> Load()
    {
        var path = RepositoryFiles.PathOf("tests/vectors/cases/scope.json");
        var root = JsonElement.Parse(File.ReadAllBytes(path));
        return root.GetProperty("cases").EnumerateArray().ToDictionary(one => Text(one, "id")!, StringComparer.Ordinal);
    }
}
