using System.Globalization;
using System.Net;
using FastCluster.Cluster.Tests.Nodes;
using FastCluster.Testing.Nodes;
using FastCluster.Testing.Servers;

namespace FastCluster.LoadTests.Targets;

/// <summary>A cluster of real processes on loopback over a PostgreSQL of its own, which ends with the run.</summary>
internal static class LocalCluster
{
    /// <summary>Tokens live as long as they may, so that those issued before a load outlive it; CRLs may come from loopback.</summary>
    private static readonly (string, string)[] s_settings =
    [
        ("AUTHORIZATIONSERVERS__0__ACCESSTOKENLIFETIME", "01:00:00"),
        ("AUTHORIZATIONSERVERS__0__COMMUNITIES__0__POLICY__TOKENS__ACCESSTOKENLIFETIME", "01:00:00"),
        ("OUTBOUND__ALLOWEDPRIVATEHOSTS__0", "127.0.0.1"),
    ];

    /// <summary>Starts it. Needs what eng/install-test-tools installs.</summary>
    /// <param name="plan">How many nodes, and what they let through.</param>
    public static async Task<LoadTarget> StartAsync(LocalClusterPlan plan)
    {
        var cluster = await TestCluster.StartAsync();
        var (admin, port) = (new TestOperator(), FreePorts.Next());
        var authority = new SecondAuthority(cluster.Folder.Community);
        var control = new LocalControl(cluster, authority, admin, new Uri($"https://127.0.0.1:{port}"));
        try
        {
            (string, string)[] shared = [.. s_settings, .. SettingsOf(plan)];
            await cluster.AddAsync("run", [.. shared, .. admin.Settings(cluster.Folder, port)]);
            for (var number = 1; number < plan.Nodes; number++)
            {
                await cluster.AddAsync("run", shared);
            }

            return CreateTarget(cluster, control);
        }
        catch
        {
            await control.DisposeAsync();
            throw;
        }
    }

    private static LoadTarget CreateTarget(TestCluster cluster, LocalControl control)
    {
        var origin = cluster.Folder.Origin;
        var endpoints = new TargetEndpoints(
            cluster.Folder.FhirBase,
            $"{origin}/register",
            $"{origin}/token",
            $"{origin}/introspect",
            $"{origin}/revoke"
        );
        return new([.. cluster.Nodes.Select(Connect)], control)
        {
            Description = $"local cluster, {control.Nodes} node(s), PostgreSQL",
            Requests = new(endpoints, NodeFolder.Scope),
            Clients = new CommunityClients(cluster.Folder.Community),
            ProcessorTime = control.ReadProcessorTime,
        };
    }

    /// <summary>The burst is one second's budget, so that the limit is felt at once.</summary>
    private static IEnumerable<(string, string)> SettingsOf(LocalClusterPlan plan)
    {
        if (plan.RegistrationBudget is { } budget)
        {
            var text = budget.ToString(CultureInfo.InvariantCulture);
            yield return ("QUOTAS__REGISTRATION__PERSECOND", text);
            yield return ("QUOTAS__REGISTRATION__BURST", text);
        }

        if (plan.FetchesCrlsOften)
        {
            yield return ("TRUST__CRLREFRESHPERIOD", "00:00:02");
        }
    }

    private static HttpClient Connect(ClusterNode node) =>
        new(UdapClient.Connections(new(IPAddress.Loopback, node.Port))) { Timeout = LoadTarget.Patience };
}
