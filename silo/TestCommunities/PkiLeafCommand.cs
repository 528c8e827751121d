using System.CommandLine;
using FastCluster.Silo.Commands;
using Spectre.Console;

namespace FastCluster.Silo.TestCommunities;

/// <summary><c>fastcluster pki leaf</c>: one more client certificate of a community.</summary>
internal static class PkiLeafCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        var folder = PkiCommand.FolderArgument();
        var kind = new Option<string>("--kind", "-k")
        {
            Description = "What is right or wrong with it.",
            HelpName = "KIND",
            DefaultValueFactory = _ => "valid",
        };
        kind.AcceptOnlyFromAmong([.. LeafKinds.All.Select(item => item.Name)]);
        var uri = new Option<string>("--uri")
        {
            Description = "Its URI name. Default: the client URI of the community, a slash and its name.",
            HelpName = "URI",
        };
        PkiCommand.RequireUri(uri);
        var name = NameOption();
        var command = new Command("leaf", $"Make a client certificate.\n\nKinds:\n{DescribeKinds()}")
        {
            folder,
            kind,
            uri,
            name,
        };
        command.SetAction(line =>
        {
            var target = PkiCommand.Folder(line.GetValue(folder)!, environment);
            var wanted = LeafKinds.Find(line.GetValue(kind)!)!;
            return Guard.RunAsync(
                environment,
                () => Task.FromResult(Run(target, wanted, line.GetValue(name), line.GetValue(uri), environment))
            );
        });
        return command;
    }

    private static Option<string?> NameOption()
    {
        var option = new Option<string?>("--name", "-n")
        {
            Description =
                "Name of its files: letters, digits, hyphen. Default: the kind. An older one of that name is replaced.",
            HelpName = "NAME",
        };
        option.Validators.Add(result =>
        {
            if (!IsName(result.GetValueOrDefault<string?>()))
            {
                result.AddError("--name has 1 to 60 letters, digits and hyphens, and does not start with 'ca-'.");
            }
        });
        return option;
    }

    private static bool IsName(string? name) =>
        name is null
        || (
            name.Length is >= 1 and <= 60
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            && !name.StartsWith("ca-", StringComparison.Ordinal)
        );

    private static string DescribeKinds() =>
        string.Join(
            '\n',
            LeafKinds.All.Select(kind => $"  {kind.Name, -18}{kind.Error ?? "accepted", -31}{kind.Meaning}")
        );

    private static int Run(
        CommunityFolder folder,
        LeafKind kind,
        string? name,
        string? uri,
        CommandEnvironment environment
    )
    {
        var maker = new CommunityMaker(folder, folder.ReadIndex(), environment.Clock.GetUtcNow());
        var leaf = maker.MakeLeaf(kind, name ?? kind.Name, uri);
        folder.WriteIndex(maker.Index);
        environment.Console.MarkupLineInterpolated(
            $"[bold]{folder.Full(leaf.Certificate)}[/] ({leaf.Meaning}); iss {leaf.ClientUri}; registration: {leaf.ExpectedStatus} {leaf.ExpectedError}"
        );
        return ExitCodes.Success;
    }
}
