namespace FastCluster.Api.Errors;

/// <summary>The endpoints that answer in the form of RFC 6749 and RFC 7591; one reason may read differently at each.</summary>
internal enum OAuthEndpoint
{
    /// <summary>Dynamic registration.</summary>
    Registration,

    /// <summary>Token endpoint.</summary>
    Token,

    /// <summary>Introspection.</summary>
    Introspection,

    /// <summary>Revocation.</summary>
    Revocation,

    /// <summary>Revocation feed.</summary>
    RevocationFeed,

    /// <summary>Status lists.</summary>
    StatusList,

    /// <summary>Authorization endpoint and its pages; the status counts only for what is shown here instead of redirected.</summary>
    Authorization,

    /// <summary>Pushed authorization requests: the client as at the token endpoint, the request as at the authorization endpoint.</summary>
    PushedRequest,

    /// <summary>UserInfo, which takes bearer tokens (RFC 6750).</summary>
    UserInfo,
}
