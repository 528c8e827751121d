using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Scopes;

/// <summary>The answer to a request for scopes.</summary>
public abstract record ScopeOutcome
{
    private ScopeOutcome() { }

    /// <summary>At least one scope is granted.</summary>
    /// <param name="Scopes">The grant, in the order and vocabulary asked.</param>
    /// <param name="DiffersFromAsked">
    /// Whether the answer must name the grant: it differs from what was asked, or nothing was asked. SCOPE-07.
    /// </param>
    public sealed record Granted(ScopeSet Scopes, bool DiffersFromAsked) : ScopeOutcome;

    /// <summary>Nothing is granted.</summary>
    /// <param name="Reason">One of the reasons 400 to 449.</param>
    public sealed record Rejected(RejectionReason Reason) : ScopeOutcome;
}
