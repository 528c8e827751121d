using FastCluster.Api.People.Sessions;
using FastCluster.Api.Routing;
using FastCluster.Api.Telemetry;
using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Servers;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Requests;

/// <summary>One request of a browser to a page.</summary>
/// <param name="Http">The HTTP request.</param>
/// <param name="Route">What was asked for.</param>
/// <param name="Session">Who is signed in, or null.</param>
/// <param name="Query">The authorization request that the page belongs to.</param>
internal sealed record PageRequest(
    HttpContext Http,
    PublicRoute Route,
    PersonSession? Session,
    AuthorizationQuery Query
)
{
    /// <summary>Addresses of the server's pages.</summary>
    public PeopleEndpoints Places => Route.Server.People!;

    /// <summary>Whether the person signed in for this very authorization request.</summary>
    public bool IsSignedInForIt =>
        !Query.IsEmpty && string.Equals(Session?.RequestDigest, Query.Digest, StringComparison.Ordinal);

    /// <summary>The address of a page together with the authorization request. No other address can come of it (BCP-04).</summary>
    /// <param name="page">One of the server's own addresses.</param>
    public string WithQuery(string page) => Query.IsEmpty ? page : $"{page}?{Query.Text}";

    /// <summary>The authorization request for whoever judges it.</summary>
    /// <param name="isAnonymous">Whether it is to be judged as if nobody were signed in.</param>
    public AuthorizationRequestMessage ToMessage(bool isAnonymous = false)
    {
        var scope = RequestScope.Of(Http);
        return new()
        {
            ServerId = Route.Server.Id,
            Parameters = Query.Parameters,
            Person = isAnonymous ? null : Person,
            Source = scope.Source,
            CorrelationId = scope.CorrelationId,
        };
    }

    private SignedInPerson? Person =>
        Session is { } session ? session.Person with { IsForThisRequest = IsSignedInForIt } : null;

    /// <summary>Never shows what the request holds.</summary>
    public override string ToString() => $"{nameof(PageRequest)} {Route.Kind}";
}
