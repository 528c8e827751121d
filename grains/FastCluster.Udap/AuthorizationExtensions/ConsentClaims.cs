using System.Collections.Immutable;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>The two consent members that all extension objects share. B2B-11, B2B-12, B2BU-04, TEF-27, TEF-28.</summary>
internal sealed record ConsentClaims(ImmutableArray<string> Policy, ImmutableArray<string> Reference)
{
    /// <summary>Reads and judges both members; the caller looks at the reader's fault.</summary>
    /// <param name="reader">Over the extension object.</param>
    /// <param name="isReference">What an entry of <c>consent_reference</c> must be.</param>
    internal static ConsentClaims Read(MemberReader reader, Predicate<string> isReference)
    {
        var policy = reader.OptionalTexts(B2bMembers.ConsentPolicy, RejectionReason.ConsentPolicyInvalid);
        var reference = reader.OptionalTexts(B2bMembers.ConsentReference, RejectionReason.ConsentReferenceInvalid);
        reader.Demand(policy.All(ExtensionUris.IsUri), RejectionReason.ConsentPolicyInvalid);
        reader.Demand(reference.All(item => isReference(item)), RejectionReason.ConsentReferenceInvalid);
        reader.Demand(reference.IsEmpty || !policy.IsEmpty, RejectionReason.ConsentReferenceWithoutPolicy);
        return new(policy, reference);
    }
}
