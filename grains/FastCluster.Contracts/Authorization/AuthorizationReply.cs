using FastCluster.Udap.AuthorizationRequests;

namespace FastCluster.Contracts.Authorization;

/// <summary>What the browser is to do next.</summary>
[GenerateSerializer, Immutable, Alias("fc.AuthorizationReply")]
public abstract record AuthorizationReply
{
    private AuthorizationReply() { }

    /// <summary>An error page, never a redirect: client or redirect URI are not good (CONS-03, CONS-04), or the page was forged.</summary>
    /// <param name="Reason">The rule that refused.</param>
    /// <param name="RetryAfter">When the person may try again, for reasons of the server's own state.</param>
    [GenerateSerializer, Immutable, Alias("fc.AuthorizationReply.Shown")]
    public sealed record Shown([property: Id(0)] RejectionReason Reason, [property: Id(1)] TimeSpan? RetryAfter = null)
        : AuthorizationReply;

    /// <summary>Back to the app with a code.</summary>
    /// <param name="Location">The registered redirect URI with code, <c>state</c> and <c>iss</c> (CONS-07, CONS-20).</param>
    [GenerateSerializer, Immutable, Alias("fc.AuthorizationReply.Granted")]
    public sealed record Granted([property: Id(0)] string Location) : AuthorizationReply
    {
        /// <summary>Never shows the code.</summary>
        public override string ToString() => nameof(Granted);
    }

    /// <summary>Back to the app with an error, which the edge names (CONS-16); the issuer goes along (CONS-20).</summary>
    /// <param name="Reason">The rule that refused, never none.</param>
    /// <param name="RedirectUri">The registered redirect URI.</param>
    /// <param name="State"><c>state</c> to be returned unchanged, or null.</param>
    [GenerateSerializer, Immutable, Alias("fc.AuthorizationReply.Refused")]
    public sealed record Refused(
        [property: Id(0)] RejectionReason Reason,
        [property: Id(1)] string RedirectUri,
        [property: Id(2)] string? State
    ) : AuthorizationReply
    {
        /// <summary>Never shows where to.</summary>
        public override string ToString() => $"{nameof(Refused)} {Reason}";
    }

    /// <summary>The person has to sign in first.</summary>
    /// <param name="App">Who asks.</param>
    /// <param name="LoginHint"><c>login_hint</c>, or null (CONS-23).</param>
    /// <param name="IdentityProvider">Base URL of the identity provider that the app named, or null (TIER-02).</param>
    /// <param name="Languages"><c>ui_locales</c>, in order of preference.</param>
    /// <param name="RedirectUri">The registered redirect URI of the answer: a browser has to be told where a form may lead.</param>
    [GenerateSerializer, Immutable, Alias("fc.AuthorizationReply.SignInNeeded")]
    public sealed record SignInNeeded(
        [property: Id(0)] AskingApp App,
        [property: Id(1)] string? LoginHint,
        [property: Id(2)] string? IdentityProvider,
        [property: Id(3)] string[] Languages,
        [property: Id(4)] string RedirectUri
    ) : AuthorizationReply
    {
        /// <summary><c>prompt</c> of the request that was judged, pushed or not (CONS-23, CONS-24).</summary>
        [Id(5)]
        public Prompts Prompts { get; init; }

        /// <summary><c>max_age</c> of the request that was judged, or null (CONS-23, CONS-24).</summary>
        [Id(6)]
        public TimeSpan? MaxAge { get; init; }
    }

    /// <summary>The person has to allow or decline.</summary>
    /// <param name="App">Who asks.</param>
    /// <param name="Question">What for.</param>
    /// <param name="Ticket">Sealed; counts once, for this person and this request. At most 2,000 characters.</param>
    /// <param name="Languages"><c>ui_locales</c>, in order of preference.</param>
    /// <param name="RedirectUri">The registered redirect URI of the answer: a browser has to be told where a form may lead.</param>
    [GenerateSerializer, Immutable, Alias("fc.AuthorizationReply.ConsentNeeded")]
    public sealed record ConsentNeeded(
        [property: Id(0)] AskingApp App,
        [property: Id(1)] ConsentQuestion Question,
        [property: Id(2)] string Ticket,
        [property: Id(3)] string[] Languages,
        [property: Id(4)] string RedirectUri
    ) : AuthorizationReply;
}
