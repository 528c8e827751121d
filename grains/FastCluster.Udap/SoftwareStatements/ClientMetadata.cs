using System.Collections.Immutable;
using FastCluster.Udap.Grants;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>
/// What is registered for a client: the accepted members of its software statement, with the scope that was granted. It
/// replaces everything an earlier registration said (MOD-02). Absent members are empty or null and are not written on
/// the wire (REG-28). RFC 7591 section 2.
/// </summary>
public sealed record ClientMetadata
{
    /// <summary>The only client authentication that is registered. REG-22.</summary>
    public const string PrivateKeyJwt = "private_key_jwt";

    /// <summary>Name to show, 1 to 256 characters. REG-12.</summary>
    public required string ClientName { get; init; }

    /// <summary>
    /// Grant types in the order asked: exactly one of code and credentials, and refresh only with code. REG-19, REG-20.
    /// </summary>
    public required ImmutableArray<GrantType> GrantTypes { get; init; }

    /// <summary>
    /// The granted scopes, separated by one blank: never more than was asked. At least one. REG-23, REG-24.
    /// </summary>
    public required string Scope { get; init; }

    /// <summary>Contact URIs, 1 to 20, of which one or more are <c>mailto:</c>. REG-16.</summary>
    public required ImmutableArray<string> Contacts { get; init; }

    /// <summary>Absolute <c>https</c> URIs, 1 to 50 for code clients and none for others. REG-13, REG-14.</summary>
    public ImmutableArray<string> RedirectUris { get; init; } = [];

    /// <summary><c>["code"]</c> for code clients and none for others. REG-21.</summary>
    public ImmutableArray<string> ResponseTypes { get; init; } = [];

    /// <summary>
    /// Logo: for code clients an <c>https</c> URL of a PNG, JPG or GIF; for others as sent. At most 2048 characters.
    /// REG-17.
    /// </summary>
    public string? LogoUri { get; init; }

    /// <summary>Page about the client, at most 2048 characters. REG-25.</summary>
    public string? ClientUri { get; init; }

    /// <summary>Terms of service, at most 2048 characters. REG-25.</summary>
    public string? TosUri { get; init; }

    /// <summary>Privacy policy, at most 2048 characters. REG-25.</summary>
    public string? PolicyUri { get; init; }

    /// <summary>Identifier of the software, at most 256 characters. REG-25.</summary>
    public string? SoftwareId { get; init; }

    /// <summary>Version of the software, at most 256 characters. REG-25.</summary>
    public string? SoftwareVersion { get; init; }

    /// <summary>Whether the client may use a grant type.</summary>
    /// <param name="grantType">The grant type.</param>
    public bool Allows(GrantType grantType) => GrantTypes.Contains(grantType);
}
