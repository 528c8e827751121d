namespace FastCluster.ResourceServer.Tokens;

/// <summary>
/// Why a request was not let in. For metrics and log alone: the caller learns one of four fixed texts.
/// The names are metric tags; they are added, never changed.
/// </summary>
public enum TokenRefusal
{
    /// <summary>Nothing was refused.</summary>
    None = 0,

    /// <summary>
    /// The text is no access token of a FastCluster server: too long, another form, a missing claim, a life beyond an hour.
    /// </summary>
    Malformed = 1,

    /// <summary>No published key has its key id.</summary>
    UnknownKey = 2,

    /// <summary>The signature does not verify with that key, or the algorithm is not that of the key.</summary>
    Signature = 3,

    /// <summary>Another issuer than the configured one. RFC 9068 section 4.</summary>
    Issuer = 4,

    /// <summary>It is not for this resource server. AT-04.</summary>
    Audience = 5,

    /// <summary>It has expired.</summary>
    Expired = 6,

    /// <summary>It was issued in the future, by more than the allowed skew.</summary>
    IssuedInFuture = 7,

    /// <summary>It, or something that it names, was revoked. REV-12.</summary>
    Revoked = 8,

    /// <summary>The request repeats the <c>Authorization</c> header or its value is no token. RFC 6750 section 2.1.</summary>
    RequestMalformed = 9,

    /// <summary>It names no status list of its issuer, or a place that its list does not have. REV-14.</summary>
    Unlisted = 10,

    /// <summary>No keys of the authorization server are known yet, or it could not be asked for a new one.</summary>
    KeysUnavailable = 20,

    /// <summary>Nothing is known of revocations yet.</summary>
    RevocationsUnknown = 21,

    /// <summary>What is known of revocations is older than the bound.</summary>
    RevocationsStale = 22,

    /// <summary>The token is valid and lacks a scope that the resource needs. AT-11.</summary>
    Scope = 30,

    /// <summary>The token is valid and was issued for another purpose of use. N7.</summary>
    Purpose = 31,
}
