namespace FastCluster.Api.People.Sessions;

/// <summary>Names in the sealed cookie of a session. Another version of the program reads them: add, never change.</summary>
internal static class SessionClaims
{
    /// <summary>How the framework names such an identity.</summary>
    public const string Type = "people";

    /// <summary>Local person.</summary>
    public const string Subject = "sub";

    /// <summary>When they proved who they are, unix seconds.</summary>
    public const string AuthenticatedAt = "auth_time";

    /// <summary>Assurance class.</summary>
    public const string Assurance = "acr";

    /// <summary>A method of the sign-in.</summary>
    public const string Method = "amr";

    /// <summary>Base URL of the identity provider over which the person came; absent where they came by none.</summary>
    public const string IdentityProvider = "idp";

    /// <summary>Full name.</summary>
    public const string Name = "name";

    /// <summary>E-mail address.</summary>
    public const string Email = "email";

    /// <summary>Whether somebody made sure of that address: <c>true</c> or <c>false</c>.</summary>
    public const string EmailVerified = "email_verified";

    /// <summary>URL of the FHIR resource that stands for the person.</summary>
    public const string FhirUser = "fhirUser";

    /// <summary>Name of the session.</summary>
    public const string Session = "sid";

    /// <summary>Digest of the authorization request for which the person signed in.</summary>
    public const string Request = "rq";

    /// <summary>When the session began, unix seconds.</summary>
    public const string Since = "since";
}
