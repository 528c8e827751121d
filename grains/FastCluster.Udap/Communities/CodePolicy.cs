namespace FastCluster.Udap.Communities;

/// <summary>
/// How the authorization-code grant treats members of a community: what a request must hold, and how long codes, refresh
/// tokens and consents count.
/// </summary>
public sealed record CodePolicy
{
    /// <summary>
    /// Whether an authorization request must hold <c>state</c>. Default (absent) by profile: no in <c>Ssraa11</c>, yes in
    /// <c>Ssraa20</c> and <c>Tefca</c>. CONS-06.
    /// </summary>
    public bool? RequireState { get; init; }

    /// <summary>
    /// Whether an authorization request must hold a code challenge. Default (absent) by profile: no in <c>Ssraa11</c>, yes
    /// in <c>Ssraa20</c> and <c>Tefca</c>. A challenge that was sent is checked in any case. CONS-08, TOK-14.
    /// </summary>
    public bool? RequireChallenge { get; init; }

    /// <summary>
    /// Whether an authorization request must hold <c>scope</c>; otherwise its absence means the registered set. Default
    /// (absent) by profile: yes in <c>Ssraa20</c>, no in <c>Ssraa11</c> and <c>Tefca</c>. CONS-05.
    /// </summary>
    public bool? RequireScope { get; init; }

    /// <summary>How long a code can be redeemed. 10 to 600 whole seconds, default 60. CONS-14.</summary>
    public TimeSpan CodeLifetime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Whether clients that registered <c>refresh_token</c> are given refresh tokens. Default yes. REF-01.
    /// </summary>
    public bool RefreshTokens { get; init; } = true;

    /// <summary>
    /// Whether a refresh token is given only where <c>offline_access</c> was granted. Default (absent) by profile: yes in
    /// all of them; TEFCA demands it, the guide is silent. TEF-31.
    /// </summary>
    public bool? RequireOfflineAccess { get; init; }

    /// <summary>
    /// How long after the person's consent an app may refresh, however often it does. 60 seconds to 365 days, default 90
    /// days. REF-08.
    /// </summary>
    public TimeSpan RefreshAbsoluteLifetime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>
    /// How long a refresh token may lie unused; the absolute lifetime holds where it ends earlier. 60 seconds to 365 days,
    /// default 30 days. REF-08.
    /// </summary>
    public TimeSpan RefreshIdleLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long a refresh token that was just replaced gives the same successor again, for an answer that was lost. After
    /// that its use revokes the family. 0 to 60 seconds, default 10. REF-06.
    /// </summary>
    public TimeSpan RefreshGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a remembered consent counts before the person is asked again. 0 (never remembered) to 3650 days, default
    /// 365 days. CONS-13.
    /// </summary>
    public TimeSpan ConsentLifetime { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Whether <c>state</c> is demanded. CONS-06.</summary>
    /// <param name="profile">The community's profile.</param>
    public bool RequiresState(CommunityProfile profile) => RequireState ?? profile != CommunityProfile.Ssraa11;

    /// <summary>Whether a code challenge is demanded. CONS-08.</summary>
    /// <param name="profile">The community's profile.</param>
    public bool RequiresChallenge(CommunityProfile profile) => RequireChallenge ?? profile != CommunityProfile.Ssraa11;

    /// <summary>Whether <c>scope</c> is demanded. CONS-05.</summary>
    /// <param name="profile">The community's profile.</param>
    public bool RequiresScope(CommunityProfile profile) => RequireScope ?? profile == CommunityProfile.Ssraa20;

    /// <summary>Whether a refresh token needs <c>offline_access</c>. TEF-31.</summary>
    public bool RequiresOfflineAccess => RequireOfflineAccess ?? true;
}
