using System.Collections.Concurrent;
using FastCluster.Contracts.StatusLists;

namespace FastCluster.Grains.StatusLists;

/// <summary>Reports this node's lists of one authorization server. One round at a time; what is counted may be read meanwhile.</summary>
/// <param name="allocator">What issues from the lists.</param>
/// <param name="grains">Finds the owners of lists.</param>
/// <param name="self">Address of this node.</param>
internal sealed class ReportedServer(StatusListAllocator allocator, IGrainFactory grains, string self)
{
    /// <summary>Clocks of servers and readers, and rounding, differ by less.</summary>
    private const long SkewSeconds = 120;

    private readonly ConcurrentDictionary<OpenStatusList, ReportedList> _lists = new();
    private readonly long _keptFor = (long)allocator.Server.AccessTokenLifetime.TotalSeconds + SkewSeconds;

    /// <summary>Authorization server id.</summary>
    public string ServerId => allocator.Server.Id;

    /// <summary>Lists that are not closed.</summary>
    public int Open => _lists.Count;

    /// <summary>Tokens of which no report was acknowledged.</summary>
    public int Waiting => _lists.Values.Sum(list => list.Waiting);

    /// <summary>Issues nothing any more; the rounds after it close every list.</summary>
    public void Stop() => allocator.Stop();

    /// <summary>Reports every list once, and prepares the one that follows.</summary>
    /// <param name="now">Unix seconds.</param>
    public async Task ReportAsync(long now)
    {
        var lists = allocator.Collect(now);
        await Task.WhenAll(
            lists.Select(list => ReportAsync(list, _lists.GetOrAdd(list, one => new(one, self, _keptFor)), now))
        );
        if (allocator.NeedsNext)
        {
            var next = allocator.Create();
            await SendAsync(new(next, self, _keptFor));
            allocator.Offer(next);
        }
    }

    /// <summary>Has removed what is stored of lists whose tokens have all expired, also of nodes that are gone.</summary>
    public Task SweepAsync() => grains.GetGrain<IStatusListCatalogGrain>(ServerId).SweepAsync();

    private async Task ReportAsync(OpenStatusList list, ReportedList reported, long now)
    {
        if (!reported.IsDone(now))
        {
            await SendAsync(reported);
        }

        if (reported.IsDone(now))
        {
            allocator.Remove(list);
            _lists.TryRemove(list, out _);
        }
    }

    private async Task SendAsync(ReportedList reported)
    {
        var owner = grains.GetGrain<IStatusListGrain>(ActorKeys.Of(ServerId, reported.Id));
        do
        {
            await owner.ReportAsync(reported.Next());
            reported.Acknowledge();
        } while (reported.HasMore);
    }
}
