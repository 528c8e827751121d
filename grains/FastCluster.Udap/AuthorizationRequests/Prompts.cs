namespace FastCluster.Udap.AuthorizationRequests;

/// <summary>What <c>prompt</c> asks for. CONS-23; OpenID Connect Core section 3.1.2.1.</summary>
[Flags]
public enum Prompts
{
    /// <summary>The parameter is absent: the server decides.</summary>
    None = 0,

    /// <summary><c>none</c>: no page may be shown.</summary>
    NoPage = 1,

    /// <summary><c>login</c>: the person signs in anew.</summary>
    Login = 2,

    /// <summary><c>consent</c>: the person consents anew.</summary>
    Consent = 4,

    /// <summary><c>select_account</c>: the person chooses as whom to go on.</summary>
    SelectAccount = 8,
}
