using FastCluster.Testing.Fuzz;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.StatusLists;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>A signed status list; what is read is looked at from the first place to the one after the last.</summary>
internal sealed class StatusListFuzzTarget : IFuzzTarget
{
    public string Name => "status-list";

    public RejectionReason Run(byte[] input)
    {
        if (!StatusListReader.TryParse(input, out var read))
        {
            return RejectionReason.JwtBadJson;
        }

        var list = read!.Claims.List;
        return
            list.StatusAt(0) is null || list.StatusAt(list.Count - 1) is not null && list.StatusAt(list.Count) is null
            ? RejectionReason.None
            : throw new InvalidOperationException("The ends of the list are wrong.");
    }
}
