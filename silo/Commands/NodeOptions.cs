using System.CommandLine;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.FirstRun;

namespace FastCluster.Silo.Commands;

/// <summary>The options by which every verb finds its node.</summary>
public sealed class NodeOptions
{
    /// <summary>Path of the configuration file.</summary>
    public Option<string?> ConfigurationFile { get; } =
        new("--config", "-c")
        {
            Description =
                "Configuration file. Default: fastcluster.json in the data folder, then in the working folder.",
            HelpName = "FILE",
        };

    /// <summary>Data folder.</summary>
    public Option<string?> DataFolder { get; } =
        new("--data", "-d")
        {
            Description = "Data folder of a node without a configuration file. Default: data.",
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
    /// Reads the configuration. Where there is none at all, a development node is prepared; one that was prepared before is
    /// renewed.
    /// </summary>
    /// <param name="line">The command line.</param>
    /// <param name="environment">Process.</param>
    /// <exception cref="InvalidConfigurationException">Something is wrong; it lists everything.</exception>
    public NodeConfiguration Read(ParseResult line, CommandEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(environment);
        var folder = line.GetValue(DataFolder);
        var file = Configuration.ConfigurationFile.Find(
            line.GetValue(ConfigurationFile),
            folder,
            environment.WorkingFolder
        );
        var isDevelopment = file is null || DevelopmentNode.IsOwnerOf(file);
        var development = isDevelopment ? Prepare(file, folder, environment) : null;
        file ??= development!.Configuration;
        return new(ConfigurationReader.Read(file), file, development);
    }

    private static DevelopmentFiles Prepare(string? file, string? folder, CommandEnvironment environment)
    {
        var data = file is null
            ? Path.GetFullPath(folder ?? Configuration.ConfigurationFile.DefaultDataFolder, environment.WorkingFolder)
            : Path.GetDirectoryName(file)!;
        return DevelopmentNode.Prepare(data, environment.Clock.GetUtcNow());
    }
}
