using System.Collections.Frozen;

namespace FastCluster.Udap.AuthorizationRequests;

/// <summary>Wire names of the parameters that an authorization request is read for.</summary>
internal static class AuthorizationParameterNames
{
    internal const string ResponseType = "response_type";
    internal const string ResponseMode = "response_mode";
    internal const string ClientId = "client_id";
    internal const string RedirectUri = "redirect_uri";
    internal const string Scope = "scope";
    internal const string State = "state";
    internal const string CodeChallenge = "code_challenge";
    internal const string CodeChallengeMethod = "code_challenge_method";
    internal const string Nonce = "nonce";
    internal const string Prompt = "prompt";
    internal const string MaxAge = "max_age";
    internal const string LoginHint = "login_hint";
    internal const string UiLocales = "ui_locales";
    internal const string Idp = "idp";
    internal const string Audience = "aud";
    internal const string Resource = "resource";
    internal const string Request = "request";
    internal const string RequestUri = "request_uri";

    /// <summary>All of them; <see cref="Resource"/> is the only one that may occur several times.</summary>
    internal static FrozenSet<string> All { get; } =
        FrozenSet.Create(
            StringComparer.Ordinal,
            ResponseType,
            ResponseMode,
            ClientId,
            RedirectUri,
            Scope,
            State,
            CodeChallenge,
            CodeChallengeMethod,
            Nonce,
            Prompt,
            MaxAge,
            LoginHint,
            UiLocales,
            Idp,
            Audience,
            Resource,
            Request,
            RequestUri
        );

    /// <summary>
    /// Those without a bound of their own: a scope is bounded by its parser, a request object is refused whatever its
    /// length, and an address that is too long is none that was registered.
    /// </summary>
    internal static FrozenSet<string> Unbounded { get; } =
        FrozenSet.Create(StringComparer.Ordinal, Scope, Request, RequestUri, ClientId, RedirectUri);
}
