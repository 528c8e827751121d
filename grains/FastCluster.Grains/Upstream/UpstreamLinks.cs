using FastCluster.Contracts.Authorization;
using FastCluster.Grains.Authorization;
using FastCluster.Udap.Revocation;
using FastCluster.Udap.UpstreamSignIn;

namespace FastCluster.Grains.Upstream;

/// <summary>Seals who came over an identity provider while they say who they are here, and reads it back.</summary>
internal sealed class UpstreamLinks(SealedTexts seals, TimeProvider clock)
{
    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>A link for a person and a request.</summary>
    /// <param name="opened">The app's request.</param>
    /// <param name="person">The person of the identity provider; nothing but their name there is kept.</param>
    public ValueTask<string> SealAsync(AuthorizationCase opened, PersonClaims person)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(person);
        return seals.SealAsync(
            opened.Server.Id,
            LinkContent.Purpose,
            new LinkContent(person.Issuer, person.Subject, DigestOf(opened.Message), Now + LinkContent.LifetimeSeconds),
            UpstreamJsonContext.Default.LinkContent
        );
    }

    /// <summary>Reads a link back; null unless it is of this request and its identity provider, and in time.</summary>
    /// <param name="opened">The app's request.</param>
    /// <param name="text">Any text.</param>
    public async ValueTask<LinkContent?> ReadAsync(AuthorizationCase opened, string text)
    {
        ArgumentNullException.ThrowIfNull(opened);
        var content = await seals.OpenAsync(
            opened.Server.Id,
            LinkContent.Purpose,
            text,
            UpstreamJsonContext.Default.LinkContent
        );
        var isMeant =
            content is not null
            && content.ExpiresAt > Now
            && string.Equals(content.Issuer, opened.Request.Idp, StringComparison.Ordinal)
            && string.Equals(content.Request, DigestOf(opened.Message), StringComparison.Ordinal);
        return isMeant ? content : null;
    }

    private static string DigestOf(AuthorizationRequestMessage message) =>
        ActorKeys.Write(
            StableDigest.Of("upstream link", [.. message.Parameters.SelectMany(one => new[] { one.Name, one.Value })])
        );
}
