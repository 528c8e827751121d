using System.CommandLine;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.FirstRun;

namespace FastCluster.Silo.Commands;

/// <summary>The options by which every verb finds its node.</summary>
/// <param name="makesNode">Whether the verb makes a development node where there is none.</param>
public sealed class NodeOptions(bool makesNode = false)
{
    /// <summary>Path of the configuration file.</summary>
    public Option<string?> ConfigurationFile { get; } =
        new("--config", "-c")
        {
            Description =
                "Configuration file, which names the data folder. Default: fastcluster.json in the data folder, then in the working folder.",
            HelpName = "FILE",
        };

    /// <summary>Data folder.</summary>
    public Option<string?> DataFolder { get; } =
        new("--data", "-d")
        {
            Description = "Data folder that holds fastcluster.json, in place of --config. Default: data.",
            HelpName = "FOLDER",
        };

    /// <summary>Adds the options to a verb.</summary>
    /// <param name="command">The verb.</param>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Options.Add(ConfigurationFile);
        command.Options.Add(DataFolder);
    }

    /// <summary>
    /// Reads the configuration. Where there is none at all, a verb that makes nodes prepares a development node; one that
    /// was prepared before is renewed.
    /// </summary>
    /// <param name="line">The command line.</param>
    /// <param name="environment">Process.</param>
    /// <exception cref="InvalidConfigurationException">Something is wrong; it lists everything.</exception>
    public NodeConfiguration Read(ParseResult line, CommandEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(environment);
        var folder = line.GetValue(DataFolder);
        var named = line.GetValue(ConfigurationFile);
        if (named is not null && folder is not null)
        {
            throw Fault("--data", "is left out beside --config, whose file names the data folder", folder);
        }

        var file = Configuration.ConfigurationFile.Find(named, folder, environment.WorkingFolder);
        if (file is null && !makesNode)
        {
            var place = PlaceOf(folder, environment);
            throw Fault("--data or --config", "names a node; only the verb run makes one", $"no node here: {place}");
        }

        var isDevelopment = file is null || DevelopmentNode.IsOwnerOf(file);
        var development = isDevelopment ? Prepare(file, folder, environment) : null;
        file ??= development!.Configuration;
        return new(ConfigurationReader.Read(file), file, development);
    }

    private static DevelopmentFiles Prepare(string? file, string? folder, CommandEnvironment environment)
    {
        var data = file is null ? PlaceOf(folder, environment) : Path.GetDirectoryName(file)!;
        Configuration.DataFolder.ThrowIfReadOnly(data, file is null ? "" : "pki");
        return DevelopmentNode.Prepare(data, environment.Clock.GetUtcNow());
    }

    private static string PlaceOf(string? folder, CommandEnvironment environment) =>
        Path.GetFullPath(folder ?? Configuration.ConfigurationFile.DefaultDataFolder, environment.WorkingFolder);

    private static InvalidConfigurationException Fault(string setting, string rule, string value) =>
        new([new(setting, rule, value)]);
}
