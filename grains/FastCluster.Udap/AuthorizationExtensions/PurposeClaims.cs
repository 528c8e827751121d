using System.Collections.Immutable;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>The rules on <c>purpose_of_use</c>, in every extension object that has it. B2B-10, B2B-14, B2BU-02, TEF-16.</summary>
internal static class PurposeClaims
{
    /// <summary>Reads, judges and normalises the purposes; the caller looks at the reader's fault.</summary>
    internal static ImmutableArray<string> Read(MemberReader reader, PurposePolicy policy, DateTimeOffset now)
    {
        var stated = reader.OptionalTexts(B2bMembers.PurposeOfUse, RejectionReason.PurposeOfUseInvalid);
        reader.Demand(!stated.IsEmpty, RejectionReason.PurposeOfUseInvalid);
        reader.Demand(stated.Length <= policy.MaximumCount, RejectionReason.PurposeCount);
        var purposes = ImmutableArray.CreateBuilder<string>(stated.Length);
        foreach (var value in stated)
        {
            reader.Demand(policy.TryNormalize(value, now, out var purpose), RejectionReason.PurposeNotAllowed);
            purposes.Add(purpose);
        }

        return purposes.MoveToImmutable();
    }

    /// <summary>The code of a purpose: what follows the first <c>#</c>, or all of it. B2B-13.</summary>
    internal static string CodeOf(string purpose) => purpose[(purpose.IndexOf('#', StringComparison.Ordinal) + 1)..];
}
