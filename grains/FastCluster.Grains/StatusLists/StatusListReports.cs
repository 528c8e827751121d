using System.Collections.Immutable;

namespace FastCluster.Grains.StatusLists;

/// <summary>Rounds of reports over all authorization servers; the caller begins one when the one before has ended.</summary>
internal sealed class StatusListReports(
    NodeStatusLists lists,
    IGrainFactory grains,
    ILocalSiloDetails self,
    TimeProvider clock,
    ILogger<StatusListReports> log
)
{
    private const long SweepSeconds = 60;
    private readonly ImmutableArray<ReportedServer> _servers =
    [
        .. lists.All.Select(allocator => new ReportedServer(allocator, grains, self.SiloAddress.ToParsableString())),
    ];
    private long _sweptAt;
    private bool _isFailing;

    /// <summary>Whether there is nothing to report, ever: status lists are off.</summary>
    public bool IsOff => _servers.IsEmpty;

    /// <summary>Lists that are not closed.</summary>
    public int Open => _servers.Sum(server => server.Open);

    /// <summary>Tokens of which no report was acknowledged.</summary>
    public int Waiting => _servers.Sum(server => server.Waiting);

    /// <summary>Issues nothing any more; rounds after it close every list.</summary>
    public void Stop()
    {
        foreach (var server in _servers)
        {
            server.Stop();
        }
    }

    /// <summary>Reports every list once. Says once that it fails, and once that it goes on.</summary>
    /// <returns>Whether everything was acknowledged.</returns>
    public async Task<bool> TryReportAsync()
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var outcomes = await Task.WhenAll(_servers.Select(server => TryAsync(server, () => server.ReportAsync(now))));
        var isWhole = Array.TrueForAll(outcomes, isDone => isDone);
        if (isWhole && _isFailing)
        {
            log.ReportingAgain();
        }

        _isFailing = !isWhole;
        return isWhole;
    }

    /// <summary>Has removed what is over, at most once a minute.</summary>
    public async Task TrySweepAsync()
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (now - _sweptAt >= SweepSeconds)
        {
            _sweptAt = now;
            await Task.WhenAll(_servers.Select(server => TryAsync(server, server.SweepAsync)));
        }
    }

    private async Task<bool> TryAsync(ReportedServer server, Func<Task> action)
    {
        try
        {
            await action();
            return true;
        }
#pragma warning disable CA1031 // the rounds must outlive any fault of the store or the network; what failed is sent again
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (!_isFailing)
            {
                log.ReportFailed(server.ServerId, fault);
            }

            return false;
        }
    }
}
