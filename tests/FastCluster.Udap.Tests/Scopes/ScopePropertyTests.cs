using FastCluster.Testing;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Scopes;
using Xunit;

namespace FastCluster.Udap.Tests.Scopes;

/// <summary>Random sets over a small world of contexts, resources, letters and queries, from a fixed seed.</summary>
public sealed class ScopePropertyTests
{
    private const int Rounds = 4000;

    [Theory]
    [Requirement("SCOPE-06")]
    [Requirement("SCOPE-13")]
    [InlineData(1)]
    [InlineData(2)]
    public void NegotiateToken_RandomSets_GrantIsWithinAskedRegisteredAndAllowed(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var supported = Some(random);
            var registered = Some(random);
            var asked = Some(random);
            var ceiling = Some(random);
            var policy = new ScopePolicy { Supported = [.. supported], ClientCredentialsCeiling = [.. ceiling] };

            var outcome = new ScopeNegotiator(policy).NegotiateToken(
                string.Join(' ', asked),
                ScopeSet.Of(registered),
                GrantType.ClientCredentials,
                []
            );

            AssertWithin(outcome, [asked, registered, supported, ceiling]);
        }
    }

    [Theory]
    [Requirement("SCOPE-13")]
    [InlineData(3)]
    public void NegotiateToken_RandomSets_LosesNothingThatAllAllow(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var supported = Some(random);
            var registered = Some(random);
            var outcome = new ScopeNegotiator(new ScopePolicy { Supported = [.. supported] }).NegotiateToken(
                scope: null,
                ScopeSet.Of(registered),
                GrantType.ClientCredentials,
                []
            );

            var granted = outcome is ScopeOutcome.Granted one ? Accesses(one.Scopes.Tokens) : [];
            Assert.Equal(SystemAccesses(registered).Intersect(SystemAccesses(supported)).Order(), granted.Order());
        }
    }

    private static void AssertWithin(ScopeOutcome outcome, string[][] bounds)
    {
        var granted = outcome is ScopeOutcome.Granted one ? Accesses(one.Scopes.Tokens) : [];
        Assert.All(bounds, bound => Assert.Subset(SystemAccesses(bound), granted));
    }

    private static HashSet<string> SystemAccesses(string[] scopes) =>
        Accesses(ScopeSet.Of(scopes).Tokens.Where(token => token.Context == ScopeContext.System));

    /// <summary>
    /// A model apart from the code: every single thing that may be done to a record. Records have a resource type and two
    /// marks; a query admits the records that hold its marks.
    /// </summary>
    private static HashSet<string> Accesses(IEnumerable<ScopeToken> tokens) =>
        [
            .. from token in tokens
            from resource in token.Resource == "*" ? (string[])["Goal", "Patient", "Task"] : [token.Resource]
            from letter in Enum.GetValues<ScopeLetters>().Where(letter => int.IsPow2((int)letter))
            where token.Letters.HasFlag(letter)
            from marks in (string[][])
                [
                    [],
                    ["a=1"],
                    ["b=2"],
                    ["a=1", "b=2"],
                ]
            where token.Query.All(marks.Contains)
            select $"{token.Context}/{resource}.{letter}[{string.Join(',', marks)}]",
        ];

    private static string[] Some(Random random) => [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => One(random))];

    private static string One(Random random)
    {
        string[] suffixes = ["r", "s", "rs", "cud", "cruds", "cr", "read", "write", "*"];
        string[] queries = ["", "", "", "?a=1", "?b=2", "?a=1&b=2", "?b=2&a=1"];
        var context = random.Next(8) == 0 ? "user" : "system";
        var resource = random.GetItems((string[])["*", "Goal", "Patient"], 1)[0];
        var suffix = random.GetItems(suffixes, 1)[0];
        var query = char.IsAsciiLetterLower(suffix[0]) && suffix.Length < 4 ? random.GetItems(queries, 1)[0] : "";
        return $"{context}/{resource}.{suffix}{query}";
    }
}
