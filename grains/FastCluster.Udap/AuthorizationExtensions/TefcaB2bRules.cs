using System.Text.RegularExpressions;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>What TEFCA adds to <c>hl7-b2b</c> (FF 2.0 section 6.11, table 2). TEF-09, TEF-13, TEF-14.</summary>
internal static partial class TefcaB2bRules
{
    /// <summary>The exchange purpose of individual access services.</summary>
    internal const string IndividualAccess = "T-IAS";

    /// <summary>Judges a well-formed object.</summary>
    internal static RejectionReason Check(B2bObject b2b, CommunityPolicy policy, string registeredIssuerUri)
    {
        if (!DirectoryEntry().IsMatch(b2b.OrganizationId))
        {
            return RejectionReason.TefcaOrganizationId;
        }

        if (b2b.OrganizationName is null)
        {
            return RejectionReason.TefcaOrganizationName;
        }

        var place = policy.Registration.IssuerPurpose;
        return b2b.PurposeOfUse.All(purpose => IssuerPurpose.Names(registeredIssuerUri, purpose, place))
            ? RejectionReason.None
            : RejectionReason.PurposeNotOfIssuer;
    }

    /// <summary><c>Organization/{id}</c> with a FHIR id, alone or as the end of an absolute https URL.</summary>
    [GeneratedRegex(
        @"^(https://[^\s#?]+/)?Organization/[A-Za-z0-9.\-]{1,64}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex DirectoryEntry();
}
