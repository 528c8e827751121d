namespace FastCluster.Udap.Communities;

/// <summary>
/// The OAuth error of an assertion whose signature does not verify: RFC 7523 section 3.2 and UDAP JWT-Based Client
/// Authentication section 7.2 disagree. TOK-23.
/// </summary>
public enum SignatureFailureCode
{
    /// <summary><c>invalid_client</c>, as RFC 7523 says.</summary>
    InvalidClient = 0,

    /// <summary><c>invalid_request</c>, as UDAP suggests.</summary>
    InvalidRequest = 1,
}
