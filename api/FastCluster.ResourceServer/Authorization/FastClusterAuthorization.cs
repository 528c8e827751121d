using System.Collections.Immutable;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Scopes;

namespace FastCluster.ResourceServer.Authorization;

/// <summary>
/// What a verified access token says about who asks and why. Organization, role, purposes and consent are what the client
/// asserted about itself. Personal parts of it (name and identifier of the subject, <c>hl7-b2b-user</c>, <c>tefca_ias</c>)
/// are encrypted in the token and cannot be read here: ask the introspection endpoint for them. AT-07, B2B-18.
/// </summary>
public sealed class FastClusterAuthorization
{
    internal FastClusterAuthorization(AccessTokenClaims claims, ScopeSet scopes)
    {
        Claims = claims;
        Scopes = scopes;
    }

    /// <summary><c>client_id</c>.</summary>
    public string ClientId => Claims.ClientId;

    /// <summary><c>sub</c>: the client id where no user is involved.</summary>
    public string Subject => Claims.Subject;

    /// <summary><c>jti</c>: 22 characters of base64url, for the audit trail.</summary>
    public string TokenId => Claims.JwtId;

    /// <summary><c>community</c>: URI of the trust community under which the token was granted.</summary>
    public string Community => Claims.Community;

    /// <summary>When the token expires, UTC.</summary>
    public DateTimeOffset ExpiresAt => Claims.ExpiresAt;

    /// <summary>Granted scopes, SMART 1 and 2 alike.</summary>
    public ScopeSet Scopes { get; }

    /// <summary><c>organization_id</c>, or null.</summary>
    public string? OrganizationId => Claims.Context?.OrganizationId;

    /// <summary><c>organization_name</c>, or null.</summary>
    public string? OrganizationName => Claims.Context?.OrganizationName;

    /// <summary><c>subject_role</c>: role of the person who asks, or null. Who it is, is not readable here.</summary>
    public string? SubjectRole => Claims.Context?.SubjectRole;

    /// <summary><c>purpose_of_use</c>, mostly <c>system#code</c>; empty when none was asserted.</summary>
    public ImmutableArray<string> PurposeOfUse => Claims.Context?.PurposeOfUse ?? [];

    /// <summary><c>consent_policy</c>: URIs, or empty.</summary>
    public ImmutableArray<string> ConsentPolicy => Claims.Context?.ConsentPolicy ?? [];

    /// <summary><c>consent_reference</c>: URLs of FHIR resources, or empty.</summary>
    public ImmutableArray<string> ConsentReference => Claims.Context?.ConsentReference ?? [];

    /// <summary>Whether personal parts travel along, which the introspection endpoint opens.</summary>
    public bool HasPersonalContext => !Claims.EncryptedContext.IsEmpty;

    /// <summary>Everything that the token says.</summary>
    public AccessTokenClaims Claims { get; }

    /// <summary>Whether the granted scopes cover a scope: the same or a wider one, in either version of SMART.</summary>
    /// <param name="scope">One scope, for example <c>system/Observation.rs</c>.</param>
    /// <exception cref="ArgumentException">The text is no scope.</exception>
    public bool HasScope(string scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return ScopeSet.Of([scope]).Tokens.All(Scopes.Covers);
    }

    /// <summary>
    /// Whether the token was issued for these purposes and no other: it states at least one, and each of its own is among them.
    /// </summary>
    /// <param name="purposes">Allowed purposes: <c>system#code</c>, or a code alone for those of HL7 and TEFCA.</param>
    public bool IsForPurpose(params ReadOnlySpan<string> purposes)
    {
        foreach (var stated in PurposeOfUse)
        {
            if (!PurposeMatch.IsAmong(stated, purposes))
            {
                return false;
            }
        }

        return !PurposeOfUse.IsEmpty;
    }
}
