using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Testing;
using FastCluster.Testing.Vectors;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Scopes;
using FastCluster.Udap.Tests.Scopes;
using Xunit;

namespace FastCluster.Udap.Tests.AuthorizationRequests;

/// <summary>The shared table of authorization cases; which OAuth error a reason reads as is checked over HTTP elsewhere.</summary>
public sealed class AuthorizeVectorTests
{
    private static readonly JsonElement Root = JsonElement.Parse(
        File.ReadAllBytes(RepositoryFiles.PathOf("tests/vectors/cases/authorize.json"))
    );

    /// <summary>The error of each reason that the table meets.</summary>
    private static readonly ImmutableDictionary<RejectionReason, string> Errors = new Dictionary<
        RejectionReason,
        string
    >
    {
        [RejectionReason.StateMissing] = "invalid_request",
        [RejectionReason.ChallengeMissing] = "invalid_request",
        [RejectionReason.ChallengeMethod] = "invalid_request",
        [RejectionReason.ChallengeSyntax] = "invalid_request",
        [RejectionReason.ResponseTypeMissing] = "invalid_request",
        [RejectionReason.ResponseTypeUnsupported] = "unsupported_response_type",
        [RejectionReason.ScopeNoneSupported] = "invalid_scope",
        [RejectionReason.ScopeRequired] = "invalid_scope",
    }.ToImmutableDictionary();

    public static TheoryData<string> Ids { get; } =
    [.. Root.GetProperty("cases").EnumerateArray().Select(one => Text(one, "id"))];

    [Theory]
    [Requirement("CONS-02")]
    [Requirement("CONS-03")]
    [Requirement("CONS-04")]
    [Requirement("CONS-05")]
    [Requirement("CONS-06")]
    [Requirement("CONS-07")]
    [Requirement("CONS-08")]
    [Requirement("CONS-09")]
    [Requirement("CONS-10")]
    [Requirement("CONS-11")]
    [Requirement("CONS-12")]
    [Requirement("CONS-17")]
    [Requirement("TIER-02")]
    [MemberData(nameof(Ids))]
    public void Judge_SharedCase_EndsAsStatedInBothReleases(string id)
    {
        var one = Root.GetProperty("cases").EnumerateArray().Single(item => Text(item, "id") == id);

        Assert.Equal(Describe(one.GetProperty("expect_ig1")), Judge(RequestOf(one), CommunityProfile.Ssraa11));
        Assert.Equal(Describe(one.GetProperty("expect_ig2")), Judge(RequestOf(one), CommunityProfile.Ssraa20));
    }

    private static string Judge(Dictionary<string, string> request, CommunityProfile profile)
    {
        var parameters = AuthorizationCases.Read(request);
        if (
            AuthorizationRequestRules.TryReadClientId(parameters, out var clientId) != RejectionReason.None
            || FindClient(clientId) is not { } client
        )
        {
            return "page";
        }

        var policy = CommunityPolicy.For(profile) with { Scopes = new() { Supported = ["user/Patient.rs", "udap"] } };
        var rules = new AuthorizationRequestRules(policy, new ScopeNegotiator(policy.Scopes));
        return rules.Judge(parameters, client, AuthorizationCases.Addresses) switch
        {
            AuthorizationRequestOutcome.Accepted => "code",
            AuthorizationRequestOutcome.Redirected(var reason, _, _) => Errors[reason],
            _ => "page",
        };
    }

    private static CodeClient? FindClient(string clientId) =>
        clientId switch
        {
            "code-client" => RegisteredClient(),
            "client-a" => new(clientId, [], [GrantType.ClientCredentials], ScopeCases.Set("system/Patient.rs")),
            _ => null,
        };

    private static CodeClient RegisteredClient()
    {
        var client = Root.GetProperty("client");
        return new(
            Text(client, "client_id"),
            [.. client.GetProperty("redirect_uris").EnumerateArray().Select(uri => uri.GetString()!)],
            [GrantType.AuthorizationCode, GrantType.RefreshToken],
            ScopeCases.Set(Text(client, "scope"))
        );
    }

    private static Dictionary<string, string> RequestOf(JsonElement one)
    {
        var request = Root.GetProperty("base")
            .EnumerateObject()
            .Concat(one.GetProperty("set").EnumerateObject())
            .GroupBy(member => member.Name, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Last().Value.GetString()!, StringComparer.Ordinal);
        foreach (var name in one.GetProperty("unset").EnumerateArray())
        {
            request.Remove(name.GetString()!);
        }

        return request;
    }

    private static string Describe(JsonElement expected) =>
        !expected.GetProperty("redirect").GetBoolean() ? "page"
        : expected.TryGetProperty("error", out var error) ? error.GetString()!
        : "code";

    private static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetString()!;
}
