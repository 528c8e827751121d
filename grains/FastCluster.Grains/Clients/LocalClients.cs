using System.Collections.Concurrent;
using FastCluster.Contracts.Clients;
using FastCluster.Grains.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Grains.Clients;

/// <summary>
/// Records of clients whose actors live on this node and were asked for them not long ago: what an actor would answer now,
/// read without a message to it (ADR 31). Only the actor writes here, before its change is acknowledged. Safe for concurrent
/// use.
/// </summary>
internal sealed class LocalClients([FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock)
{
    /// <summary>After it the actor is asked once more, so that one whose record is read does not count as idle.</summary>
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<ClientKey, Entry> _clients = new();

    /// <summary>The actor was asked and answers this.</summary>
    /// <param name="key">The client.</param>
    /// <param name="client">Its record.</param>
    public void Show(ClientKey key, ClientSnapshot client) => _clients[key] = new(client, nodeClock.GetTimestamp());

    /// <summary>The record changes, or the actor lives here no more.</summary>
    /// <param name="key">The client.</param>
    public void Hide(ClientKey key) => _clients.TryRemove(key, out _);

    /// <summary>The record; null when the actor has to be asked.</summary>
    /// <param name="key">The client.</param>
    public ClientSnapshot? Find(ClientKey key) =>
        _clients.TryGetValue(key, out var entry) && nodeClock.GetElapsedTime(entry.ShownAt) < s_period
            ? entry.Client
            : null;

    private sealed record Entry(ClientSnapshot Client, long ShownAt);
}
