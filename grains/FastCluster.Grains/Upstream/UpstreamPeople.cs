using FastCluster.Contracts.Upstream;
using FastCluster.Grains.Nodes;
using FastCluster.Udap.UpstreamSignIn;

namespace FastCluster.Grains.Upstream;

/// <summary>
/// Finds out who the person of an identity provider is here: by the binding of before, else by the operator's directory. Who is
/// not known for certain is not known. TIER-33 to TIER-36.
/// </summary>
internal sealed class UpstreamPeople(IGrainFactory grains, IPersonDirectory directory, IOutboundExchange exchange)
{
    private const string Discovery = "/.well-known/openid-configuration";

    /// <summary>Finds the local person.</summary>
    /// <param name="visit">The sign-in.</param>
    /// <param name="identity">Who signed in.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>
    /// The local person; or none, and whether signing in here as well may help.
    /// </returns>
    public async ValueTask<(string? Subject, bool MayLink)> FindAsync(
        UpstreamVisit visit,
        UpstreamIdentity identity,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(identity);
        var serverId = visit.Opened.Server.Id;
        var person = PersonOf(serverId, identity.Person.Issuer, identity.Person.Subject);
        if (await person.GetAsync(cancellationToken) is { } known)
        {
            return (await directory.IsServedAsync(serverId, known, cancellationToken) ? known : null, false);
        }

        var match = await directory.FindAsync(serverId, identity.Person, cancellationToken);
        if (match is not PersonMatch.One && visit.Trusted.AsksUserInfo)
        {
            var more = await AskAsync(visit.Transaction, identity, cancellationToken);
            match = more is null ? match : await directory.FindAsync(serverId, more, cancellationToken);
        }

        return match is PersonMatch.One(var subject)
            ? (await person.BindAsync(subject, cancellationToken), false)
            : (null, true);
    }

    /// <summary>Binds a person; the first binding stays.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="link">The person of the identity provider.</param>
    /// <param name="subject">The local person.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>Whether the local person is the bound one by now.</returns>
    public async ValueTask<bool> BindAsync(
        string serverId,
        LinkContent link,
        string subject,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(link);
        var bound = await PersonOf(serverId, link.Issuer, link.Subject).BindAsync(subject, cancellationToken);
        return string.Equals(bound, subject, StringComparison.Ordinal);
    }

    /// <summary>
    /// Asks the UserInfo endpoint, which no certificate vouches for: it has to be on the origin of the signed token endpoint,
    /// and its answer about the very person (TIER-34).
    /// </summary>
    private async ValueTask<PersonClaims?> AskAsync(
        TransactionContent transaction,
        UpstreamIdentity identity,
        CancellationToken cancellationToken
    )
    {
        var address = transaction.IdentityProvider.TrimEnd('/') + Discovery;
        var discovery = await exchange.SendAsync(new(address, UpstreamAnswers.MaximumLength), cancellationToken);
        var endpoint = discovery is { Status: 200 } ? UpstreamAnswers.ReadUserInfoEndpoint(discovery.Body.Span) : null;
        if (endpoint is null || !HasOriginOf(endpoint, transaction.TokenEndpoint))
        {
            return null;
        }

        var request = new OutboundRequest(endpoint, UpstreamAnswers.MaximumLength)
        {
            BearerToken = identity.AccessToken,
        };
        return await exchange.SendAsync(request, cancellationToken) is { Status: 200 } answer
            ? UpstreamAnswers.ReadUserInfo(answer.Body.Span, identity.Person)
            : null;
    }

    private static bool HasOriginOf(string url, string other) =>
        Uri.TryCreate(url, UriKind.Absolute, out var one)
        && string.Equals(
            one.GetLeftPart(UriPartial.Authority),
            new Uri(other).GetLeftPart(UriPartial.Authority),
            StringComparison.Ordinal
        );

    private IUpstreamPersonGrain PersonOf(string serverId, string issuer, string subject) =>
        grains.GetGrain<IUpstreamPersonGrain>(UpstreamNames.PersonKey(serverId, issuer, subject));
}
