namespace FastCluster.Udap.Grants;

/// <summary>A grant type that a client can register. REG-18.</summary>
public enum GrantType
{
    /// <summary><c>authorization_code</c>.</summary>
    AuthorizationCode = 0,

    /// <summary><c>client_credentials</c>.</summary>
    ClientCredentials = 1,

    /// <summary><c>refresh_token</c>, only together with <c>authorization_code</c>.</summary>
    RefreshToken = 2,

    /// <summary><c>urn:ietf:params:oauth:grant-type:jwt-bearer</c>, where the community's policy offers it. AZA-01.</summary>
    AuthorizationAssertion = 3,
}
