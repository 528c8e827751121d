using System.Collections.Immutable;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Scopes;

namespace FastCluster.Udap.AuthorizationRequests;

/// <summary>
/// The ordered rules of an authorization request. First where an answer may go (refusals are shown), then the request
/// (refusals are redirected): repeated parameters, request objects, response type, grant, <c>state</c>, challenge, scope,
/// and what is left. Nothing is fetched and nobody is asked (TIER-05). Immutable; make one per policy and keep it, any
/// number of callers may use it at once. CONS-02 to CONS-12, CONS-17, CONS-23; SSRAA 2.0 section 7.2.
/// </summary>
public sealed class AuthorizationRequestRules
{
    private const string Code = "code";
    private const string Query = "query";
    private const string OfflineAccess = "offline_access";
    private const int MaximumLocales = 10;

    private readonly CommunityPolicy _policy;
    private readonly ScopeNegotiator _scopes;
    private readonly bool _isTieredServed;

    /// <summary>Makes the rules of one community.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="scopes">The scope rules of that policy.</param>
    public AuthorizationRequestRules(CommunityPolicy policy, ScopeNegotiator scopes)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(scopes);
        _policy = policy;
        _scopes = scopes;
        _isTieredServed = ScopeSet.Of(policy.Scopes.Supported).Tokens.Any(IsUdap);
    }

    /// <summary>Reads which client asks, before any is looked up. CONS-03.</summary>
    /// <param name="parameters">The request.</param>
    /// <param name="clientId">The client id when the answer is none.</param>
    /// <returns>
    /// <see cref="RejectionReason.AuthorizationTargetRepeated"/>, <see cref="RejectionReason.AuthorizationClientMissing"/>,
    /// both to be shown, or none. The caller shows <see cref="RejectionReason.ClientUnknown"/> when it finds no client.
    /// </returns>
    public static RejectionReason TryReadClientId(AuthorizationParameters parameters, out string clientId)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        clientId = parameters.ClientId ?? string.Empty;
        return parameters.IsTargetRepeated ? RejectionReason.AuthorizationTargetRepeated
            : clientId.Length == 0 ? RejectionReason.AuthorizationClientMissing
            : RejectionReason.None;
    }

    /// <summary>Judges a request.</summary>
    /// <param name="parameters">The request.</param>
    /// <param name="client">The client that it names.</param>
    /// <param name="addresses">Addresses of this server in the client's community.</param>
    /// <exception cref="ArgumentException">The client is another one than the request names.</exception>
    public AuthorizationRequestOutcome Judge(
        AuthorizationParameters parameters,
        CodeClient client,
        PublicAddresses addresses
    )
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(addresses);
        var reason = RedirectTarget.TryChoose(parameters, client, out var redirectUri);
        if (reason != RejectionReason.None)
        {
            return new AuthorizationRequestOutcome.Shown(reason);
        }

        if (parameters.ClientId != client.ClientId)
        {
            throw new ArgumentException("The request names another client.", nameof(client));
        }

        reason = First(
            CheckForm(parameters),
            CheckResponse(parameters),
            CheckGrant(client),
            CheckState(parameters),
            CheckChallenge(parameters)
        );
        if (reason == RejectionReason.None)
        {
            reason = TryAccept(parameters, client, addresses, redirectUri, out var request);
            if (request is not null)
            {
                return new AuthorizationRequestOutcome.Accepted(request);
            }
        }

        return new AuthorizationRequestOutcome.Redirected(reason, redirectUri, parameters.State);
    }

    /// <summary>A request object may hold the rest of the request, so it is judged before what it might hold.</summary>
    private static RejectionReason CheckForm(AuthorizationParameters parameters) =>
        parameters.IsAnyRepeated ? RejectionReason.AuthorizationParameterRepeated
        : parameters.IsAnyTooLong ? RejectionReason.AuthorizationParameterTooLong
        : parameters.Request is not null ? RejectionReason.RequestObjectUnsupported
        : parameters.RequestUri is not null ? RejectionReason.RequestUriUnsupported
        : RejectionReason.None;

    private static RejectionReason CheckResponse(AuthorizationParameters parameters) =>
        parameters.ResponseType is null ? RejectionReason.ResponseTypeMissing
        : parameters.ResponseType != Code ? RejectionReason.ResponseTypeUnsupported
        : parameters.ResponseMode is not (null or Query) ? RejectionReason.ResponseModeUnsupported
        : RejectionReason.None;

    private static RejectionReason CheckGrant(CodeClient client) =>
        client.GrantTypes.Contains(GrantType.AuthorizationCode)
            ? RejectionReason.None
            : RejectionReason.GrantTypeNotRegistered;

    private RejectionReason CheckState(AuthorizationParameters parameters) =>
        parameters.State is null && _policy.Codes.RequiresState(_policy.Profile)
            ? RejectionReason.StateMissing
            : RejectionReason.None;

    private RejectionReason CheckChallenge(AuthorizationParameters parameters) =>
        Pkce.CheckChallenge(
            parameters.CodeChallenge,
            parameters.CodeChallengeMethod,
            _policy.Codes.RequiresChallenge(_policy.Profile)
        );

    private RejectionReason TryAccept(
        AuthorizationParameters parameters,
        CodeClient client,
        PublicAddresses addresses,
        string redirectUri,
        out AuthorizationRequest? request
    )
    {
        request = null;
        var reason = TryGrant(parameters, client, out var granted);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        reason = CheckTiered(parameters, client, addresses, out var isTiered);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        reason = TryReadWishes(parameters, out var prompts, out var maxAge);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        reason = TryReadAudience(parameters, addresses, out var audience);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        var whole = Compose(parameters, redirectUri, granted!) with
        {
            MayRefresh = MayRefresh(client, granted!.Scopes),
            Prompts = prompts,
            MaxAge = maxAge,
            IsTiered = isTiered,
            Idp = isTiered ? parameters.Idp : null,
            Audience = audience,
        };
        return IdentityRequestRules.TryNarrow(whole, addresses, out request);
    }

    private static RejectionReason TryReadWishes(
        AuthorizationParameters parameters,
        out Prompts prompts,
        out TimeSpan? maxAge
    )
    {
        maxAge = null;
        return !PromptReader.TryRead(parameters.Prompt, out prompts) ? RejectionReason.PromptInvalid
            : !PromptReader.TryReadMaxAge(parameters.MaxAge, out maxAge) ? RejectionReason.MaxAgeInvalid
            : RejectionReason.None;
    }

    private static AuthorizationRequest Compose(
        AuthorizationParameters parameters,
        string redirectUri,
        ScopeOutcome.Granted granted
    ) =>
        new()
        {
            ClientId = parameters.ClientId!,
            Binding = new(redirectUri, parameters.RedirectUri is not null, parameters.CodeChallenge),
            State = parameters.State,
            Scopes = granted.Scopes,
            DiffersFromAsked = granted.DiffersFromAsked,
            Nonce = parameters.Nonce,
            LoginHint = parameters.LoginHint,
            Locales =
            [
                .. (parameters.UiLocales ?? string.Empty)
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Distinct(StringComparer.Ordinal)
                    .Take(MaximumLocales),
            ],
        };

    private RejectionReason TryGrant(
        AuthorizationParameters parameters,
        CodeClient client,
        out ScopeOutcome.Granted? granted
    )
    {
        granted = null;
        if (string.IsNullOrWhiteSpace(parameters.Scope) && _policy.Codes.RequiresScope(_policy.Profile))
        {
            return RejectionReason.ScopeRequired;
        }

        var outcome = _scopes.NegotiateToken(parameters.Scope, client.Scopes, GrantType.AuthorizationCode, []);
        granted = outcome as ScopeOutcome.Granted;
        return outcome is ScopeOutcome.Rejected rejected ? rejected.Reason : RejectionReason.None;
    }

    /// <summary>
    /// TIER-02: <c>udap</c> in the scope makes a request tiered, <c>idp</c> alone means nothing. A community that does not
    /// list <c>udap</c> ignores it like any scope it does not know.
    /// </summary>
    private RejectionReason CheckTiered(
        AuthorizationParameters parameters,
        CodeClient client,
        PublicAddresses addresses,
        out bool isTiered
    )
    {
        ScopeSet.TryParse(parameters.Scope ?? string.Empty, out var asked);
        isTiered = _isTieredServed && asked.Tokens.Any(IsUdap);
        var reason = IdentityRequestRules.Check(asked, client, addresses);
        if (!isTiered || reason != RejectionReason.None)
        {
            return reason;
        }

        // the releases before 2.0 do not say that a client registers it
        if (_policy.Profile == CommunityProfile.Ssraa20 && !client.Scopes.Tokens.Any(IsUdap))
        {
            return RejectionReason.UdapScopeNotRegistered;
        }

        return parameters.Idp is { } idp ? IdentityProviderRules.Check(idp, addresses) : RejectionReason.None;
    }

    private static RejectionReason TryReadAudience(
        AuthorizationParameters parameters,
        PublicAddresses addresses,
        out ImmutableArray<string> audience
    )
    {
        audience = [];
        if (parameters.Audience is { } named && !addresses.BaseUrls.Contains(named, StringComparer.Ordinal))
        {
            return RejectionReason.AudienceUnknown;
        }

        if (!parameters.Resources.All(one => addresses.BaseUrls.Contains(one, StringComparer.Ordinal)))
        {
            return RejectionReason.ResourceUnknown;
        }

        var both = parameters.Audience is { } first ? parameters.Resources.Prepend(first) : parameters.Resources;
        audience = [.. both.Distinct(StringComparer.Ordinal)];
        return RejectionReason.None;
    }

    private bool MayRefresh(CodeClient client, ScopeSet granted) =>
        _policy.Codes.RefreshTokens
        && client.GrantTypes.Contains(GrantType.RefreshToken)
        && (!_policy.Codes.RequiresOfflineAccess || granted.Tokens.Any(token => token.Text == OfflineAccess));

    private static bool IsUdap(ScopeToken token) => token.Kind == ScopeKind.Udap;

    private static RejectionReason First(params ReadOnlySpan<RejectionReason> reasons)
    {
        foreach (var reason in reasons)
        {
            if (reason != RejectionReason.None)
            {
                return reason;
            }
        }

        return RejectionReason.None;
    }
}
