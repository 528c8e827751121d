using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.AuthorizationRequests;

/// <summary>What becomes of an authorization request. CONS-16; RFC 6749 section 4.1.2.1.</summary>
public abstract record AuthorizationRequestOutcome
{
    private AuthorizationRequestOutcome() { }

    /// <summary>The request may be put before a person.</summary>
    /// <param name="Request">The request.</param>
    public sealed record Accepted(AuthorizationRequest Request) : AuthorizationRequestOutcome;

    /// <summary>Refused on a page of this server with status 400, never by a redirect. CONS-03, CONS-04.</summary>
    /// <param name="Reason">The first rule broken, never none.</param>
    public sealed record Shown(RejectionReason Reason) : AuthorizationRequestOutcome;

    /// <summary>Refused by an answer to the client.</summary>
    /// <param name="Reason">The first rule broken, never none.</param>
    /// <param name="RedirectUri">A registered redirect URI of the client.</param>
    /// <param name="State">The client's <c>state</c>, or null when it sent none that may be returned. CONS-07.</param>
    public sealed record Redirected(RejectionReason Reason, string RedirectUri, string? State)
        : AuthorizationRequestOutcome;
}
