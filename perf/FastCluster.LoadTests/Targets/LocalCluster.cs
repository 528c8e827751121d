using System.Net;
using FastCluster.Cluster.Tests.Nodes;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Targets;

/// <summary>A cluster of real processes on loopback over a PostgreSQL of its own, which ends with the run.</summary>
internal static class LocalCluster
{
    /// <summary>Tokens live as long as they may, so that those issued before a load outlive it.</summary>
    private static readonly (string, string)[] s_settings =
    [
        ("AUTHORIZATIONSERVERS__0__ACCESSTOKENLIFETIME", "01:00:00"),
        ("AUTHORIZATIONSERVERS__0__COMMUNITIES__0__POLICY__TOKENS__ACCESSTOKENLIFETIME", "01:00:00"),
    ];

    /// <summary>Starts it. Needs what eng/install-test-tools installs.</summary>
    /// <param name="nodes">How many nodes, 1 or more.</param>
    public static async Task<LoadTarget> StartAsync(int nodes)
    {
        var cluster = await TestCluster.StartAsync();
        try
        {
            for (var number = 0; number < nodes; number++)
            {
                await cluster.AddAsync("run", s_settings);
            }

            var origin = cluster.Folder.Origin;
            var endpoints = new TargetEndpoints(
                cluster.Folder.FhirBase,
                $"{origin}/register",
                $"{origin}/token",
                $"{origin}/introspect",
                $"{origin}/revoke"
            );
            return new([.. cluster.Nodes.Select(Connect)], cluster)
            {
                Description = $"local cluster, {nodes} node(s), PostgreSQL",
                Requests = new(endpoints, NodeFolder.Scope),
                Clients = new CommunityClients(cluster.Folder.Community),
                ProcessorTime = () => ProcessorTimeOf(cluster),
            };
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    private static TimeSpan ProcessorTimeOf(TestCluster cluster) =>
        cluster.Nodes.FirstOrDefault(node => node.HasEnded) is { } lost
            ? throw new RunException($"{lost.Name} ended under load; its processor time is lost, and the run with it.")
            : cluster.Nodes.Aggregate(TimeSpan.Zero, (sum, node) => sum + node.Process.ProcessorTime);

    private static HttpClient Connect(ClusterNode node) =>
        new(UdapClient.Connections(new(IPAddress.Loopback, node.Port))) { Timeout = LoadTarget.Patience };
}
