using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.AuthorizationRequests;

/// <summary>Where the answer to a request may go. CONS-04, BCP-04; RFC 9700 section 2.1.</summary>
internal static class RedirectTarget
{
    /// <summary>Chooses the address: the one sent if it is registered, character for character, or the only one.</summary>
    /// <returns>A reason that is shown on a page, or none.</returns>
    internal static RejectionReason TryChoose(
        AuthorizationParameters parameters,
        CodeClient client,
        out string redirectUri
    )
    {
        redirectUri = string.Empty;
        if (parameters.IsTargetRepeated)
        {
            return RejectionReason.AuthorizationTargetRepeated;
        }

        if (client.RedirectUris.IsEmpty)
        {
            return RejectionReason.ClientWithoutRedirectUris;
        }

        if (parameters.RedirectUri is null && client.RedirectUris.Length > 1)
        {
            return RejectionReason.RedirectUriMissing;
        }

        redirectUri = parameters.RedirectUri ?? client.RedirectUris[0];
        return client.RedirectUris.Contains(redirectUri, StringComparer.Ordinal)
            ? RejectionReason.None
            : RejectionReason.RedirectUriMismatch;
    }
}
