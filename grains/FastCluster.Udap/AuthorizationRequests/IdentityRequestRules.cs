using System.Collections.Immutable;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Scopes;

namespace FastCluster.Udap.AuthorizationRequests;

/// <summary>
/// Requests of data holders at this server as their identity provider. A data holder registers <c>openid udap</c> and no scope
/// of data, so its registration tells it from an app. TIER-39, TIER-40; UDAP Tiered OAuth sections 3.4 and 4.3.
/// </summary>
internal static class IdentityRequestRules
{
    private const string OpenId = "openid";
    private const string OfflineAccess = "offline_access";

    /// <summary>A data holder asks for both <c>openid</c> and <c>udap</c>.</summary>
    /// <param name="asked">The <c>scope</c> parameter, parsed.</param>
    /// <param name="client">The client.</param>
    /// <param name="own">Addresses of this server.</param>
    /// <returns><see cref="RejectionReason.IdentityScopesMissing"/>, or none.</returns>
    public static RejectionReason Check(ScopeSet asked, CodeClient client, PublicAddresses own) =>
        own.IsIdentityProvider && IsDataHolder(client.Scopes) && !(Holds(asked, OpenId) && asked.Tokens.Any(IsUdap))
            ? RejectionReason.IdentityScopesMissing
            : RejectionReason.None;

    /// <summary>
    /// Takes from a request for an identity what is not its business: access while the person is away, and resource servers.
    /// </summary>
    /// <param name="request">A request that was judged.</param>
    /// <param name="own">Addresses of this server.</param>
    /// <param name="narrowed">The request as it is put before the person; null when refused.</param>
    /// <returns><see cref="RejectionReason.ResourceUnknown"/> for a resource other than this server, or none.</returns>
    public static RejectionReason TryNarrow(
        AuthorizationRequest request,
        PublicAddresses own,
        out AuthorizationRequest? narrowed
    )
    {
        narrowed = request;
        var isForIdentity =
            own.IsIdentityProvider
            && request.IsTiered
            && request.Holds(OpenId)
            && request.Scopes.Tokens.All(IsOfSession);
        if (!isForIdentity)
        {
            return RejectionReason.None;
        }

        if (request.Audience.Any(one => one != own.Issuer))
        {
            narrowed = null;
            return RejectionReason.ResourceUnknown;
        }

        var kept = ImmutableArray.CreateRange(request.Scopes.Tokens.Where(token => token.Text != OfflineAccess));
        narrowed = request with
        {
            IsForIdentity = true,
            MayRefresh = false,
            Scopes = ScopeSet.From(kept),
            DiffersFromAsked = request.DiffersFromAsked || kept.Length < request.Scopes.Tokens.Length,
            Audience = [own.Issuer],
        };
        return RejectionReason.None;
    }

    private static bool IsDataHolder(ScopeSet registered) =>
        Holds(registered, OpenId)
        && registered.Tokens.Any(IsUdap)
        && registered.Tokens.All(token => IsUdap(token) || IsOfSession(token));

    private static bool Holds(ScopeSet scopes, string scope) => scopes.Tokens.Any(token => token.Text == scope);

    private static bool IsUdap(ScopeToken token) => token.Kind == ScopeKind.Udap;

    private static bool IsOfSession(ScopeToken token) => token.Kind == ScopeKind.Session;
}
