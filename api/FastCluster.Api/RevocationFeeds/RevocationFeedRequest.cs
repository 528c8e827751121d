using System.Collections.Frozen;
using System.Globalization;
using FastCluster.Api.Forms;
using FastCluster.Contracts.Tokens;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.RevocationFeeds;

namespace FastCluster.Api.RevocationFeeds;

/// <summary>A request for the revocation feed whose form was read.</summary>
/// <param name="Credential">Assertion or TLS certificate of the resource server.</param>
/// <param name="ClientId"><c>client_id</c>, or null.</param>
/// <param name="Cursor"><c>cursor</c>, at most 200 characters of any kind, or null for a snapshot.</param>
/// <param name="Wait"><c>wait</c>: how long to hold the request until there is news, 0 to 30 s. Default 0.</param>
internal sealed record RevocationFeedRequest(
    CallerCredential Credential,
    string? ClientId,
    string? Cursor,
    TimeSpan Wait
)
{
    /// <summary>The parameters that a request for the feed may have.</summary>
    public static FrozenSet<string> Parameters { get; } =
        FrozenSet.Create(
            StringComparer.Ordinal,
            FeedMembers.Cursor,
            FeedMembers.Wait,
            AssertionParameters.Assertion,
            AssertionParameters.AssertionType,
            AssertionParameters.ClientId,
            AssertionParameters.ClientSecret
        );

    /// <summary>Reads the request from its form. Who the caller is comes first.</summary>
    /// <param name="form">The parameters.</param>
    /// <param name="hasAuthorizationHeader">Whether an <c>Authorization</c> header came along.</param>
    /// <param name="certificates">TLS client certificate and chain, DER; empty when none.</param>
    /// <param name="request">The request; null when refused.</param>
    /// <returns>The rule that refused, or none.</returns>
    public static RejectionReason TryRead(
        FormParameters form,
        bool hasAuthorizationHeader,
        byte[][] certificates,
        out RevocationFeedRequest? request
    )
    {
        request = null;
        var reason = CallerParameters.Check(form, hasAuthorizationHeader, certificates.Length > 0);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        var cursor = form[FeedMembers.Cursor];
        if (cursor is { Length: > FeedMembers.MaximumCursorLength })
        {
            return RejectionReason.FeedCursorTooLong;
        }

        if (!TryReadWait(form[FeedMembers.Wait], out var wait))
        {
            return RejectionReason.FeedWaitOutOfRange;
        }

        request = new(
            CallerParameters.CredentialOf(form, certificates),
            form[AssertionParameters.ClientId],
            cursor,
            wait
        );
        return RejectionReason.None;
    }

    private static bool TryReadWait(string? text, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (text is null)
        {
            return true;
        }

        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds);
        wait = TimeSpan.FromSeconds(isNumber ? seconds : 0);
        return isNumber && seconds <= FeedMembers.MaximumWaitSeconds;
    }

    /// <summary>Never shows what it holds.</summary>
    public override string ToString() => nameof(RevocationFeedRequest);
}
