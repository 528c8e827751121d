using FastCluster.Silo.Configuration;
using FastCluster.Silo.FirstRun;
using Spectre.Console;

namespace FastCluster.Silo.Commands;

/// <summary>What a person wants to know once the node is up.</summary>
internal static class StartReport
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="configuration">What the node works with.</param>
    /// <param name="workingFolder">Full path of the folder in which the next command will most likely be typed.</param>
    public static void Write(IAnsiConsole console, NodeConfiguration configuration, string workingFolder)
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
        if (configuration.Development is { } node && node.Configuration == configuration.File)
        {
            // not through the console's layout: a wrapped line would not be a command any more
            console.Profile.Out.Writer.WriteLine($"Next, in another terminal: {DemoOf(node, workingFolder)}");
        }

        console.MarkupLine("[grey]Stop with Ctrl+C.[/]");
    }

    private static string DemoOf(DevelopmentFiles node, string workingFolder)
    {
        var isCheckout = File.Exists(Path.Combine(workingFolder, "FastCluster.Silo.csproj"));
        var program = isCheckout ? "dotnet run --project silo --" : "fastcluster";
        var isUsual = node.DataFolder == Path.Combine(workingFolder, ConfigurationFile.DefaultDataFolder);
        return isUsual ? $"{program} demo" : $"{program} demo --data {node.DataFolder}";
    }

    private static void AddNode(Table table, FastClusterOptions options)
    {
        table.AddRow("health", Markup.Escape($"{options.Listeners.Management.Url.TrimEnd('/')}/healthz/ready"));
        table.AddRow("metrics", Markup.Escape($"{options.Listeners.Management.Url.TrimEnd('/')}/metrics"));
        table.AddRow("operators", Markup.Escape(DescribeAdmin(options)));
        table.AddRow("data", Markup.Escape(options.DataFolder));
    }

    private static string DescribeAdmin(FastClusterOptions options) =>
        options switch
        {
            { Listeners.Admin: null } => "closed (not configured)",
            { Admin: { Keys.Count: 0, Certificates.Count: 0 } } =>
                "closed: no operator is configured (admin.keys, admin.certificates)",
            _ => options.Listeners.Admin.Url,
        };

    private static void AddDevelopment(Table table, DevelopmentFiles files)
    {
        table.AddRow("[yellow]development community[/]", Markup.Escape(DevelopmentNames.CommunityUri));
        table.AddRow("trust anchor", Markup.Escape(files.Root.CertificateFile));
        table.AddRow("client certificate", Markup.Escape(files.Client.CertificateFile));
    }
}
