using System.CommandLine;
using FastCluster.Contracts.Keys;
using FastCluster.Silo.Configuration;
using Spectre.Console;

namespace FastCluster.Silo.Commands;

/// <summary><c>fastcluster keys</c>: works on the key rings of a node that is stopped.</summary>
internal static class KeysCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        var command = new Command("keys", "Work on the stored keys of a stopped node.");
        command.Subcommands.Add(
            CreateVerb(
                environment,
                "rewrap",
                "Wrap every stored key with the current key-encryption key; the previous one is needed only until then.",
                Enum.GetValues<KeyUse>(),
                async (ring, cancellationToken) => DescribeRewrapped(await ring.RewrapAsync(cancellationToken)),
                async (sessions, cancellationToken) => DescribeRewrapped(await sessions.RewrapAsync(cancellationToken))
            )
        );
        command.Subcommands.Add(
            CreateVerb(
                environment,
                "rotate",
                "Let the next access-token key sign; the active one only verifies from now on.",
                [KeyUse.AccessToken],
                async (ring, cancellationToken) => Describe(await ring.RotateAsync(cancellationToken))
            )
        );
        return command;
    }

    private static Command CreateVerb(
        CommandEnvironment environment,
        string name,
        string description,
        KeyUse[] uses,
        Func<IKeyRingGrain, CancellationToken, Task<string>> work,
        Func<ISessionKeysGrain, CancellationToken, Task<string>>? workOnSessions = null
    )
    {
        var command = new Command(name, description);
        var node = new NodeOptions();
        node.AddTo(command);
        command.SetAction(
            (line, cancellationToken) =>
                Guard.RunAsync(
                    environment,
                    async () =>
                    {
                        var options = node.Read(line, environment).Options;
                        var rows = await WorkAsync(options, uses, work, workOnSessions, cancellationToken);
                        Write(environment.Console, rows);
                        return ExitCodes.Success;
                    }
                )
        );
        return command;
    }

    private static async Task<List<(string Ring, string Result)>> WorkAsync(
        FastClusterOptions options,
        KeyUse[] uses,
        Func<IKeyRingGrain, CancellationToken, Task<string>> work,
        Func<ISessionKeysGrain, CancellationToken, Task<string>>? workOnSessions,
        CancellationToken cancellationToken
    )
    {
        await using var host = await StoppedNode.StartAsync(options, cancellationToken);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var rows = new List<(string, string)>();
        foreach (var server in options.AuthorizationServers)
        {
            foreach (var use in uses)
            {
                var ring = grains.GetGrain<IKeyRingGrain>($"{server.Id}/{use}");
                rows.Add(($"{server.Id}/{use}", await work(ring, cancellationToken)));
            }
        }

        if (workOnSessions is not null)
        {
            rows.Add(("session-keys", await workOnSessions(grains.GetGrain<ISessionKeysGrain>(0), cancellationToken)));
        }

        await host.StopAsync(cancellationToken);
        return rows;
    }

    private static string DescribeRewrapped(int count) =>
        count > 0 ? $"{count} wrapped anew" : "nothing to do: wrapped with the current key already";

    private static string Describe(RingKey[] keys) =>
        string.Join(", ", keys.OrderBy(key => key.State).Select(key => $"{key.State} {key.KeyId}"));

    private static void Write(IAnsiConsole console, IEnumerable<(string Ring, string Result)> rows)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("key ring", "result");
        foreach (var (ring, result) in rows)
        {
            table.AddRow(Markup.Escape(ring), Markup.Escape(result));
        }

        console.Write(table);
    }
}
