using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;
using static FastCluster.Udap.AuthorizationExtensions.AuthorizationExtensionsOutcome;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>
/// Judges the authorization extension objects of a client credentials assertion. Pure; any number of callers at once.
/// SSRAA 5.2.1, identity matching IG 2.0.0, TEFCA FF 2.0 section 6.11.
/// </summary>
public static class AuthorizationExtensionsValidator
{
    /// <summary>Judges the objects in the order: presence, form of each, TEFCA rules, consent, size.</summary>
    /// <param name="claims">Claims of the client assertion, read strictly.</param>
    /// <param name="policy">Policy of the client's community.</param>
    /// <param name="registeredIssuerUri">The URI that the client registered under.</param>
    /// <param name="now">The time of the request, for code lists with dates.</param>
    /// <returns>The context, or the first rule broken.</returns>
    public static AuthorizationExtensionsOutcome Validate(
        JsonElement claims,
        CommunityPolicy policy,
        string registeredIssuerUri,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentException.ThrowIfNullOrEmpty(registeredIssuerUri);
        var reason = ExtensionObjects.TryRead(claims, policy.Extensions, out var objects);
        if (reason != RejectionReason.None)
        {
            return new Rejected(reason);
        }

        reason = TryReadB2b(objects!, policy, registeredIssuerUri, now, out var b2b);
        if (reason != RejectionReason.None)
        {
            return new Rejected(reason);
        }

        ImmutableArray<string> userPurposes = [];
        reason = objects!.HasB2bUser
            ? B2bUserReader.TryRead(objects.B2bUser, policy.Purposes, now, out userPurposes)
            : RejectionReason.None;
        if (reason != RejectionReason.None)
        {
            return new Rejected(reason);
        }

        reason = CheckIndividualAccess(objects, b2b, policy);
        return reason == RejectionReason.None
            ? Accept(objects, b2b, userPurposes, policy.Consent)
            : new Rejected(reason);
    }

    private static RejectionReason TryReadB2b(
        ExtensionObjects objects,
        CommunityPolicy policy,
        string registeredIssuerUri,
        DateTimeOffset now,
        out B2bObject? b2b
    )
    {
        b2b = null;
        if (!objects.HasB2b)
        {
            return RejectionReason.None;
        }

        var reason = B2bReader.TryRead(objects.B2b, policy, now, out b2b);
        return reason == RejectionReason.None && policy.Profile == CommunityProfile.Tefca
            ? TefcaB2bRules.Check(b2b!, policy, registeredIssuerUri)
            : reason;
    }

    private static RejectionReason CheckIndividualAccess(
        ExtensionObjects objects,
        B2bObject? b2b,
        CommunityPolicy policy
    )
    {
        if (objects.HasTefcaIas)
        {
            return TefcaIasReader.Check(objects.TefcaIas);
        }

        var isAsked =
            policy.Profile == CommunityProfile.Tefca
            && b2b is not null
            && b2b.PurposeOfUse.Any(purpose => PurposeClaims.CodeOf(purpose) == TefcaB2bRules.IndividualAccess);
        if (!isAsked)
        {
            return RejectionReason.None;
        }

        return policy.Extensions.Supported.Contains(ExtensionPolicy.TefcaIas)
            ? RejectionReason.TefcaIasMissing
            : RejectionReason.TefcaIasUnsupported;
    }

    private static AuthorizationExtensionsOutcome Accept(
        ExtensionObjects objects,
        B2bObject? b2b,
        ImmutableArray<string> userPurposes,
        ConsentPolicy consent
    )
    {
        var asserted = b2b is null ? new AssertedContext { PurposeOfUse = userPurposes } : Describe(b2b);
        if (consent.FindUnmet(asserted.PurposeOfUse, asserted.ConsentPolicy) is { } requirement)
        {
            return new Rejected(RejectionReason.ConsentRequired, requirement);
        }

        var personal = PersonalContextWriter.Write(b2b, objects.B2bUser, objects.TefcaIas);
        return personal is null
            ? new Rejected(RejectionReason.PersonalContextTooLarge)
            : new Accepted(new AuthorizationContext(asserted, personal));
    }

    private static AssertedContext Describe(B2bObject b2b) =>
        new()
        {
            OrganizationId = b2b.OrganizationId,
            OrganizationName = b2b.OrganizationName,
            SubjectRole = b2b.SubjectRole,
            PurposeOfUse = b2b.PurposeOfUse,
            ConsentPolicy = b2b.Consent.Policy,
            ConsentReference = b2b.Consent.Reference,
        };
}
