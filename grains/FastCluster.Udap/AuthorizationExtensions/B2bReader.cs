using System.Text.Json;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>Reads <c>hl7-b2b</c> by the rules of the guide and of the community. B2B-04 to B2B-14, B2B-17, B2B-22.</summary>
internal static class B2bReader
{
    /// <summary>Reads the object; members that the guide does not name are ignored.</summary>
    internal static RejectionReason TryRead(
        JsonElement members,
        CommunityPolicy policy,
        DateTimeOffset now,
        out B2bObject? result
    )
    {
        var reader = new MemberReader(members);
        reader.RequireVersion();
        var name = reader.OptionalText(B2bMembers.SubjectName, RejectionReason.SubjectNameInvalid);
        var id = ReadSubjectId(reader, name, policy.Extensions);
        var read = new B2bObject
        {
            SubjectName = name,
            SubjectId = id,
            SubjectRole = ReadSubjectRole(reader, policy.Extensions),
            OrganizationName = reader.OptionalText(
                B2bMembers.OrganizationName,
                RejectionReason.OrganizationNameInvalid
            ),
            OrganizationId = ReadOrganizationId(reader, policy),
            PurposeOfUse = PurposeClaims.Read(reader, policy.Purposes, now),
            Consent = ConsentClaims.Read(reader, ExtensionUris.IsConsentResource),
        };
        result = reader.Fault == RejectionReason.None ? read : null;
        return reader.Fault;
    }

    private static string? ReadSubjectId(MemberReader reader, string? name, ExtensionPolicy policy)
    {
        var id = reader.OptionalText(B2bMembers.SubjectId, RejectionReason.SubjectIdInvalid);
        if (id is null)
        {
            return null;
        }

        reader.Demand(name is not null, RejectionReason.SubjectIdWithoutName);
        reader.Demand(
            policy.SubjectIdSystems.IsEmpty || policy.SubjectIdSystems.Contains(SystemOf(id)),
            RejectionReason.SubjectIdSystem
        );
        reader.Demand(!policy.RequireNpiSubjectId || Npi.IsNpi(id), RejectionReason.SubjectIdNotNpi);
        return id;
    }

    private static string? ReadSubjectRole(MemberReader reader, ExtensionPolicy policy)
    {
        var role = reader.OptionalText(B2bMembers.SubjectRole, RejectionReason.SubjectRoleInvalid);
        reader.Demand(
            role is null || policy.SubjectRoles.IsEmpty || policy.SubjectRoles.Contains(role),
            RejectionReason.SubjectRoleInvalid
        );
        return role;
    }

    private static string ReadOrganizationId(MemberReader reader, CommunityPolicy policy)
    {
        var id = reader.OptionalText(B2bMembers.OrganizationId, RejectionReason.OrganizationIdInvalid);
        reader.Demand(id is not null, RejectionReason.OrganizationIdInvalid);
        if (id is null || policy.Profile == CommunityProfile.Tefca)
        {
            // its own form there, a relative reference: TefcaB2bRules
            return id ?? string.Empty;
        }

        var schemes = policy.Extensions.OrganizationIdSchemes;
        reader.Demand(ExtensionUris.IsUri(id), RejectionReason.OrganizationIdInvalid);
        reader.Demand(
            schemes.IsEmpty || schemes.Any(scheme => id.StartsWith(scheme, StringComparison.Ordinal)),
            RejectionReason.OrganizationIdScheme
        );
        return id;
    }

    private static string SystemOf(string id) => id[..Math.Max(0, id.IndexOf('#', StringComparison.Ordinal))];
}
