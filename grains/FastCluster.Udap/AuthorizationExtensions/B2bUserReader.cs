using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>Judges <c>hl7-b2b-user</c>; its content stays raw, since all of it is personal. B2BU-01 to B2BU-04.</summary>
internal static class B2bUserReader
{
    /// <summary>Judges the object.</summary>
    /// <returns>None or the first rule broken, and the normalised purposes.</returns>
    internal static RejectionReason TryRead(
        JsonElement members,
        PurposePolicy policy,
        DateTimeOffset now,
        out ImmutableArray<string> purposes
    )
    {
        var reader = new MemberReader(members);
        reader.RequireVersion();
        purposes = PurposeClaims.Read(reader, policy, now);
        var person = reader.RequiredResource(B2bMembers.UserPerson, "Person", RejectionReason.UserPersonInvalid);
        reader.Demand(FhirShape.HasName(person), RejectionReason.UserPersonInvalid);
        ConsentClaims.Read(reader, ExtensionUris.IsConsentResource);
        return reader.Fault;
    }
}
