using System.Collections.Immutable;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Jwt;

/// <summary>The rule on <c>aud</c>: one exact, case-sensitive match suffices, other entries do no harm. JWT-17, JWT-18.</summary>
public static class AudienceRules
{
    /// <summary>Judges <c>aud</c> against one URL.</summary>
    /// <param name="claims">Claims of the right types.</param>
    /// <param name="accepted">The endpoint URL exactly as metadata publishes it.</param>
    /// <returns>None or <see cref="RejectionReason.JwtAudience"/>.</returns>
    public static RejectionReason Check(StandardClaims claims, string accepted) => Check(claims, [accepted]);

    /// <summary>Judges <c>aud</c> against several URLs, of which one must occur.</summary>
    /// <param name="claims">Claims of the right types.</param>
    /// <param name="accepted">The endpoint URLs exactly as metadata publishes them; none accepts nothing.</param>
    /// <returns>None or <see cref="RejectionReason.JwtAudience"/>.</returns>
    public static RejectionReason Check(StandardClaims claims, ImmutableArray<string> accepted)
    {
        ArgumentNullException.ThrowIfNull(claims);
        foreach (var audience in claims.Audience)
        {
            if (accepted.Contains(audience, StringComparer.Ordinal))
            {
                return RejectionReason.None;
            }
        }

        return RejectionReason.JwtAudience;
    }
}
