using System.CommandLine;
using FastCluster.Silo.Commands;
using Spectre.Console;

namespace FastCluster.Silo.TestCommunities;

/// <summary><c>fastcluster pki community</c>: a root, an issuing CA, CRLs and one client certificate of each kind.</summary>
internal static class PkiCommunityCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        var folder = PkiCommand.FolderArgument();
        var organization = OrganizationOption();
        var clientUri = UriOption(
            "--client-uri",
            "Start of the URI names of the clients; a slash and the name of the certificate follow.",
            "https://client.example/app"
        );
        var crlBase = UriOption("--crl-base", "Start of the CRL URLs in the certificates.", "http://crl.example");
        var isBare = new Option<bool>("--bare")
        {
            Description = "Root, issuing CA and their CRLs only; no client certificates.",
        };
        var command = new Command(
            "community",
            "Make a community in a new folder, with one client certificate of each kind."
        )
        {
            folder,
            organization,
            clientUri,
            crlBase,
            isBare,
        };
        command.SetAction(line =>
        {
            var index = new CommunityIndex
            {
                Organization = line.GetValue(organization)!,
                ClientUri = line.GetValue(clientUri)!,
                CrlBase = line.GetValue(crlBase)!.TrimEnd('/'),
            };
            var target = PkiCommand.Folder(line.GetValue(folder)!, environment);
            return Guard.RunAsync(
                environment,
                () => Task.FromResult(Run(target, index, line.GetValue(isBare), environment))
            );
        });
        return command;
    }

    private static Option<string> OrganizationOption()
    {
        var option = new Option<string>("--organization")
        {
            Description = "Organization in the subjects, 1 to 40 characters.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "Test community",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { Length: >= 1 and <= 40 })
            {
                result.AddError("--organization has 1 to 40 characters.");
            }
        });
        return option;
    }

    private static Option<string> UriOption(string name, string description, string value)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = "URI",
            DefaultValueFactory = _ => value,
        };
        PkiCommand.RequireUri(option);
        return option;
    }

    private static int Run(CommunityFolder folder, CommunityIndex index, bool isBare, CommandEnvironment environment)
    {
        folder.Create();
        var maker = new CommunityMaker(folder, index, environment.Clock.GetUtcNow());
        maker.Open(AuthorityKind.Issuing);
        foreach (var kind in isBare ? [] : LeafKinds.All)
        {
            maker.MakeLeaf(kind, kind.Name, clientUri: null);
        }

        folder.WriteIndex(maker.Index);
        environment.Console.MarkupLineInterpolated(
            $"{maker.Index.Authorities.Count} authorities and {maker.Index.Leaves.Count} client certificates in [bold]{folder.Path}[/]; what each must yield: README.md, {CommunityIndex.FileName}."
        );
        return ExitCodes.Success;
    }
}
