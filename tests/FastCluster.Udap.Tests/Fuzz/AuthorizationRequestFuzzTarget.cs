using System.Text;
using FastCluster.Testing.Fuzz;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Scopes;
using FastCluster.Udap.Tests.AuthorizationRequests;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>A query of an authorization request; whatever it says, an answer goes to the registered address or nowhere.</summary>
internal sealed class AuthorizationRequestFuzzTarget : IFuzzTarget
{
    private readonly AuthorizationRequestRules rules = new(
        AuthorizationCases.Policy(),
        new ScopeNegotiator(AuthorizationCases.Policy().Scopes)
    );

    public string Name => "authorization-request";

    public RejectionReason Run(byte[] input)
    {
        var reason = AuthorizationParameters.TryRead(Pairs(input), out var parameters);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        reason = AuthorizationRequestRules.TryReadClientId(parameters!, out var clientId);
        if (reason != RejectionReason.None || clientId != AuthorizationCases.Client.ClientId)
        {
            return reason == RejectionReason.None ? RejectionReason.ClientUnknown : reason;
        }

        return rules.Judge(parameters!, AuthorizationCases.Client, AuthorizationCases.Addresses) switch
        {
            AuthorizationRequestOutcome.Accepted(var request) => Answer(request.Binding.RedirectUri, request.State),
            AuthorizationRequestOutcome.Shown(var shown) => shown,
            AuthorizationRequestOutcome.Redirected(var refused, var redirectUri, var state) => Answer(
                redirectUri,
                state
            ) is RejectionReason.None
                ? refused
                : throw new InvalidOperationException("The answer is wrong."),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private static RejectionReason Answer(string redirectUri, string? state)
    {
        var url = AuthorizationResponse.OfCode(redirectUri, "c", state, "https://as.test");
        return
            url.StartsWith(AuthorizationCases.RedirectUri + "?code=c", StringComparison.Ordinal)
            && url.All(one => one is > ' ' and <= '~')
            && (state is null || url.Contains($"&state={Uri.EscapeDataString(state)}&iss=", StringComparison.Ordinal))
            ? RejectionReason.None
            : throw new InvalidOperationException("The answer is wrong.");
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(byte[] input) =>
        Encoding
            .UTF8.GetString(input)
            .Split('&')
            .Select(pair => pair.Split('=', 2))
            .Select(pair =>
                KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : string.Empty))
            );
}
