using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Scopes;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>
/// Reads client metadata member by member, in a fixed order; the first rule that fails is the answer. What is not
/// understood is left out. REG-12 to REG-25, REG-38, REG-39.
/// </summary>
internal sealed class ClientMetadataReader(CommunityPolicy policy)
{
    private readonly RegistrationPolicy _policy = policy.Registration;
    private readonly ScopeNegotiator _scopes = new(policy.Scopes);

    public SoftwareStatementOutcome Read(JsonElement claims, ImmutableArray<GrantType> grantTypes, string issuer)
    {
        var reason = TryRead(claims, grantTypes, issuer, out var metadata);
        return reason == RejectionReason.None
            ? new SoftwareStatementOutcome.Registration(metadata!)
            : new SoftwareStatementOutcome.Rejected(reason);
    }

    private RejectionReason TryRead(
        JsonElement claims,
        ImmutableArray<GrantType> grantTypes,
        string issuer,
        out ClientMetadata? metadata
    )
    {
        metadata = null;
        var reason = RejectionReason.None;
        var isCode = grantTypes.Contains(GrantType.AuthorizationCode);
        var grantType = isCode ? GrantType.AuthorizationCode : GrantType.ClientCredentials;
        if (
            Fails(ref reason, ReadClientName(claims, out var clientName))
            || Fails(ref reason, ReadRedirectUris(claims, grantType, issuer, out var redirectUris))
            || Fails(ref reason, ContactRules.TryRead(claims, out var contacts))
            || Fails(ref reason, LogoRules.TryRead(claims, grantType, out var logo))
            || Fails(ref reason, ResponseTypeRules.TryRead(claims, grantType, out var responseTypes))
            || Fails(ref reason, CheckAuthMethod(claims))
            || Fails(ref reason, ReadScope(claims, grantType, out var scope))
        )
        {
            return reason;
        }

        metadata = new ClientMetadata
        {
            ClientName = clientName,
            GrantTypes = grantTypes,
            Scope = scope,
            Contacts = contacts,
            RedirectUris = redirectUris,
            ResponseTypes = responseTypes,
            LogoUri = logo,
            ClientUri = OptionalMembers.ReadPage(claims, "client_uri", ref reason),
            TosUri = OptionalMembers.ReadPage(claims, "tos_uri", ref reason),
            PolicyUri = OptionalMembers.ReadPage(claims, "policy_uri", ref reason),
            SoftwareId = OptionalMembers.ReadText(claims, "software_id", ref reason),
            SoftwareVersion = OptionalMembers.ReadText(claims, "software_version", ref reason),
        };
        return reason;
    }

    private static RejectionReason ReadClientName(JsonElement claims, out string name)
    {
        if (
            !claims.TryGetString("client_name", out name)
            || string.IsNullOrWhiteSpace(name)
            || name.Any(char.IsControl)
        )
        {
            return RejectionReason.MetadataClientName;
        }

        return name.Length > MetadataLimits.TextLength ? RejectionReason.MetadataTooLong : RejectionReason.None;
    }

    private RejectionReason ReadRedirectUris(
        JsonElement claims,
        GrantType grantType,
        string issuer,
        out ImmutableArray<string> uris
    )
    {
        var reason = RedirectUriRules.TryRead(claims, grantType, out uris);
        return reason == RejectionReason.None && _policy.RedirectHostMustMatchIssuer && !uris.IsEmpty
            ? RedirectUriRules.CheckHosts(uris, issuer)
            : reason;
    }

    private static RejectionReason CheckAuthMethod(JsonElement claims) =>
        claims.TryGetString("token_endpoint_auth_method", out var method) && method == ClientMetadata.PrivateKeyJwt
            ? RejectionReason.None
            : RejectionReason.MetadataAuthMethod;

    private RejectionReason ReadScope(JsonElement claims, GrantType grantType, out string granted)
    {
        granted = string.Empty;
        if (!claims.TryGetString("scope", out var text))
        {
            return RejectionReason.MetadataScope;
        }

        var reason = ScopeSet.TryParse(text, out var asked);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        if (asked.IsEmpty)
        {
            return RejectionReason.MetadataScope;
        }

        switch (_scopes.NegotiateRegistration(asked, grantType))
        {
            case ScopeOutcome.Granted outcome:
                granted = outcome.Scopes.ToString();
                return RejectionReason.None;
            case ScopeOutcome.Rejected outcome:
                return outcome.Reason;
            case var outcome:
                throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}.");
        }
    }

    private static bool Fails(ref RejectionReason reason, RejectionReason next)
    {
        reason = reason == RejectionReason.None ? next : reason;
        return reason != RejectionReason.None;
    }
}
