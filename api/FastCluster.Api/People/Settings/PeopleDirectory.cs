using System.Collections.Frozen;

namespace FastCluster.Api.People.Settings;

/// <summary>The servers of this deployment that serve people, with how they do it. Immutable.</summary>
public sealed class PeopleDirectory
{
    private readonly FrozenDictionary<string, PeopleSettings> _byServer;

    /// <summary>Makes the directory.</summary>
    /// <param name="settings">One for each server that serves people.</param>
    public PeopleDirectory(IEnumerable<PeopleSettings> settings) =>
        _byServer = settings.ToFrozenDictionary(item => item.ServerId, StringComparer.Ordinal);

    /// <summary>No server serves people.</summary>
    public static PeopleDirectory Empty { get; } = new([]);

    /// <summary>All of them.</summary>
    public IEnumerable<PeopleSettings> All => _byServer.Values;

    /// <summary>How a server serves people.</summary>
    /// <param name="serverId">A server that has a route for people.</param>
    /// <exception cref="KeyNotFoundException">It serves none: a bug of the host, which gave it addresses.</exception>
    public PeopleSettings Get(string serverId) => _byServer[serverId];
}
