using FastCluster.Silo.Configuration;
using FastCluster.Silo.FirstRun;
using Spectre.Console;

namespace FastCluster.Silo.Commands;

/// <summary>What a person wants to know once the node is up.</summary>
internal static class StartReport
{
    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole console, NodeConfiguration configuration)
    {
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("what", "where");
        foreach (var server in configuration.Options.AuthorizationServers)
        {
            table.AddRow("authorization server", Markup.Escape(server.Issuer));
            foreach (var candidate in server.FhirBases)
            {
                table.AddRow("UDAP metadata", Markup.Escape($"{candidate.Url}/.well-known/udap"));
            }
        }

        AddNode(table, configuration.Options);
        table.AddRow("configuration", Markup.Escape(configuration.File));
        if (configuration.Development is { } files)
        {
            AddDevelopment(table, files);
        }

        console.Write(table);
        if (configuration.Development is not null)
        {
            console.MarkupLine("Next, in another terminal: [bold]dotnet run --project silo -- demo[/]");
        }

        console.MarkupLine("[grey]Stop with Ctrl+C.[/]");
    }

    private static void AddNode(Table table, FastClusterOptions options)
    {
        table.AddRow("health", Markup.Escape($"{options.Listeners.Management.Url.TrimEnd('/')}/healthz/ready"));
        table.AddRow("metrics", Markup.Escape($"{options.Listeners.Management.Url.TrimEnd('/')}/metrics"));
        table.AddRow("operators", Markup.Escape(options.Listeners.Admin?.Url ?? "closed (not configured)"));
        table.AddRow("data", Markup.Escape(options.DataFolder));
    }

    private static void AddDevelopment(Table table, DevelopmentFiles files)
    {
        table.AddRow("[yellow]development community[/]", Markup.Escape(DevelopmentNames.CommunityUri));
        table.AddRow("trust anchor", Markup.Escape(files.Root.CertificateFile));
        table.AddRow("client certificate", Markup.Escape(files.Client.CertificateFile));
    }
}
