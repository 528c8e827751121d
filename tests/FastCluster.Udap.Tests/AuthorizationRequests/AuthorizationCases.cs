using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Scopes;
using FastCluster.Udap.Tests.Scopes;
using Xunit;

namespace FastCluster.Udap.Tests.AuthorizationRequests;

/// <summary>What the tests of authorization requests share: a good request, its client, and one deviation at a time.</summary>
internal static class AuthorizationCases
{
    public const string RedirectUri = "https://client-a.test/cb";
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    public const string BaseUrl = "https://fhir.test/r4";
    public const string Supported = "openid offline_access udap user/Patient.rs user/Observation.rs system/Patient.rs";

    public static PublicAddresses Addresses { get; } = new("https://as.test", [BaseUrl, "https://fhir.test/other"]);

    public static CodeClient Client { get; } =
        new(
            "code-client",
            [RedirectUri],
            [GrantType.AuthorizationCode, GrantType.RefreshToken],
            ScopeCases.Set("openid offline_access udap user/Patient.rs")
        );

    public static CommunityPolicy Policy(CommunityProfile profile = CommunityProfile.Ssraa20)
    {
        var policy = CommunityPolicy.For(profile);
        return policy with { Scopes = policy.Scopes with { Supported = [.. Supported.Split(' ')] } };
    }

    /// <summary>A request that every profile accepts.</summary>
    public static Dictionary<string, string> Valid() =>
        new(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = "code-client",
            ["redirect_uri"] = RedirectUri,
            ["scope"] = "user/Patient.rs",
            ["state"] = "s-1",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };

    /// <summary>The good request with one parameter set, or left out where the value is null.</summary>
    public static Dictionary<string, string> With(string name, string? value)
    {
        var request = Valid();
        request.Remove(name);
        if (value is not null)
        {
            request[name] = value;
        }

        return request;
    }

    public static AuthorizationParameters Read(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        Assert.Equal(RejectionReason.None, AuthorizationParameters.TryRead(pairs, out var parameters));
        return parameters!;
    }

    public static AuthorizationRequestOutcome Judge(
        IEnumerable<KeyValuePair<string, string>> request,
        CodeClient? client = null,
        CommunityPolicy? policy = null
    )
    {
        policy ??= Policy();
        var rules = new AuthorizationRequestRules(policy, new ScopeNegotiator(policy.Scopes));
        return rules.Judge(Read(request), client ?? Client, Addresses);
    }

    public static AuthorizationRequest Accept(
        IEnumerable<KeyValuePair<string, string>> request,
        CodeClient? client = null,
        CommunityPolicy? policy = null
    ) => Assert.IsType<AuthorizationRequestOutcome.Accepted>(Judge(request, client, policy)).Request;

    /// <summary>Why a request is redirected with an error; none when it is accepted.</summary>
    public static RejectionReason Redirected(
        IEnumerable<KeyValuePair<string, string>> request,
        CodeClient? client = null,
        CommunityPolicy? policy = null
    ) =>
        Judge(request, client, policy) switch
        {
            AuthorizationRequestOutcome.Accepted => RejectionReason.None,
            AuthorizationRequestOutcome.Redirected(var reason, RedirectUri, _) => reason,
            var other => throw new InvalidOperationException($"Neither accepted nor redirected: {other}."),
        };

    /// <summary>Why a request is refused on a page.</summary>
    public static RejectionReason Shown(IEnumerable<KeyValuePair<string, string>> request, CodeClient? client = null) =>
        Assert.IsType<AuthorizationRequestOutcome.Shown>(Judge(request, client)).Reason;
}
