namespace FastCluster.Udap.Grants;

/// <summary>The wire names of <see cref="GrantType"/>, case-sensitive.</summary>
public static class GrantTypeNames
{
    /// <summary>Name of the authorization-assertion grant (RFC 7523 section 2.1).</summary>
    public const string AuthorizationAssertion = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    /// <summary>The name on the wire.</summary>
    /// <param name="grantType">The grant type.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="grantType"/> is not a value of the enum.</exception>
    public static string ToName(this GrantType grantType) =>
        grantType switch
        {
            GrantType.AuthorizationCode => "authorization_code",
            GrantType.ClientCredentials => "client_credentials",
            GrantType.RefreshToken => "refresh_token",
            GrantType.AuthorizationAssertion => AuthorizationAssertion,
            _ => throw new ArgumentOutOfRangeException(nameof(grantType), grantType, "Unknown grant type."),
        };

    /// <summary>Reads a wire name.</summary>
    /// <param name="name">The name, compared as exact characters.</param>
    /// <param name="grantType">The grant type when known.</param>
    /// <returns>Whether the name is known.</returns>
    public static bool TryParse(string? name, out GrantType grantType)
    {
        (var isKnown, grantType) = name switch
        {
            "authorization_code" => (true, GrantType.AuthorizationCode),
            "client_credentials" => (true, GrantType.ClientCredentials),
            "refresh_token" => (true, GrantType.RefreshToken),
            AuthorizationAssertion => (true, GrantType.AuthorizationAssertion),
            _ => (false, default),
        };
        return isKnown;
    }
}
