using FastCluster.Testing.Fuzz;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.RevocationFeeds;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>An answer of the revocation feed; what is read is written once more, so that every member is looked at.</summary>
internal sealed class FeedPageFuzzTarget : IFuzzTarget
{
    public string Name => "feed-page";

    public RejectionReason Run(byte[] input)
    {
        if (!FeedReader.TryRead(input, out var page))
        {
            return RejectionReason.JwtBadJson;
        }

        FeedWriter.Write(page!);
        return RejectionReason.None;
    }
}
