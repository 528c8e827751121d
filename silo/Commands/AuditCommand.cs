using System.CommandLine;
using FastCluster.Silo.Audit;
using Spectre.Console;

namespace FastCluster.Silo.Commands;

/// <summary><c>fastcluster audit</c>: looks at the decision stream of a node, running or not, or at a copy of it.</summary>
internal static class AuditCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        var command = new Command("audit", "Look at the stream of decisions.");
        command.Subcommands.Add(CreateVerify(environment));
        return command;
    }

    private static Command CreateVerify(CommandEnvironment environment)
    {
        var command = new Command(
            "verify",
            "Verify numbers, links and signed checkpoints offline. Ends with 0: intact; 1: not, the first bad line is named; 2: nothing could be tried."
        );
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "Folder of the stream, e.g. data/audit." };
        var key = new Option<FileInfo?>("--key", "-k")
        {
            Description =
                $"Public key of the checkpoints, PEM, kept elsewhere. Default: {AuditPublicKey.FileName} in FOLDER, which proves nothing against somebody who can write there.",
            HelpName = "FILE",
        };
        command.Arguments.Add(folder);
        command.Options.Add(key);
        command.SetAction(
            (line, _) =>
                Guard.RunAsync(
                    environment,
                    () => Task.FromResult(Verify(line.GetValue(folder)!, line.GetValue(key), environment.Console))
                )
        );
        return command;
    }

    private static int Verify(DirectoryInfo folder, FileInfo? keyFile, IAnsiConsole console)
    {
        var file = keyFile ?? new FileInfo(Path.Combine(folder.FullName, AuditPublicKey.FileName));
        if (!folder.Exists || !file.Exists || !AuditPublicKey.TryRead(File.ReadAllText(file.FullName), out var key))
        {
            console.WriteLine($"There is no folder {folder.FullName}, or no public key in {file.FullName}.");
            return ExitCodes.Usage;
        }

        var found = AuditChain.Verify(folder.FullName, key);
        console.WriteLine(found.IsIntact ? DescribeIntact(found) : DescribeFault(found));
        console.WriteLine($"Checkpoints of key {key.KeyId} from {file.FullName}.");
        return found.IsIntact ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static string DescribeIntact(AuditVerification found)
    {
        var unsigned = found.Head.Sequence - found.Signed;
        var signed = $"Intact: {found.Head.Sequence} lines. Signed: up to line {found.Signed}.";
        return unsigned == 0 ? signed : $"{signed} Linked, not signed yet: {unsigned} after it.";
    }

    private static string DescribeFault(AuditVerification found) =>
        $"Not intact: line {found.FirstBadSequence} is {found.Fault} ({found.File}). "
        + $"Good: up to line {found.Head.Sequence} by links, up to line {found.Signed} by signature.";
}
