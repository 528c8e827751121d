using System.CommandLine;
using FastCluster.Silo.Commands;

namespace FastCluster.Silo.TestCommunities;

/// <summary><c>fastcluster pki</c>: communities, certificates and CRLs for tests.</summary>
internal static class PkiCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(CommandEnvironment environment) =>
        new("pki", "Make trust communities, certificates and CRLs for tests, with what each must yield.")
        {
            PkiCommunityCommand.Create(environment),
            PkiLeafCommand.Create(environment),
            PkiCrlCommand.Create(environment),
        };

    /// <summary>The argument that every verb takes.</summary>
    public static Argument<string> FolderArgument() =>
        new("folder") { Description = "Folder of the community.", HelpName = "FOLDER" };

    /// <summary>The folder that the command line names.</summary>
    /// <param name="name">Path, relative to the working folder.</param>
    /// <param name="environment">Process.</param>
    public static CommunityFolder Folder(string name, CommandEnvironment environment) =>
        new(Path.GetFullPath(name, environment.WorkingFolder));

    /// <summary>Refuses a value that is no absolute URI with a host.</summary>
    /// <param name="option">The option.</param>
    public static void RequireUri(Option<string> option) =>
        option.Validators.Add(result =>
        {
            var isUri =
                Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out var uri) && uri.Host.Length > 0;
            if (!isUri)
            {
                result.AddError($"{option.Name} is an absolute URI with a host.");
            }
        });
}
