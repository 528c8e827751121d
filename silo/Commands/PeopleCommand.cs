using System.CommandLine;
using FastCluster.Api.People.SignIn;
using Spectre.Console;

namespace FastCluster.Silo.Commands;

/// <summary><c>fastcluster people</c>: helps to write the development user store.</summary>
internal static class PeopleCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        var command = new Command("people", "Help with the development user store.");
        command.Subcommands.Add(CreateHash(environment));
        return command;
    }

    private static Command CreateHash(CommandEnvironment environment)
    {
        var command = new Command("hash", "Write the passwordHash of one password for the development user store.");
        var file = new Argument<string>("FILE")
        {
            Description = "File with the password; its last line end is left out. /dev/stdin reads what is typed.",
        };
        command.Arguments.Add(file);
        command.SetAction(
            (line, _) =>
                Guard.RunAsync(environment, () => Task.FromResult(Hash(environment, line.GetRequiredValue(file))))
        );
        return command;
    }

    private static int Hash(CommandEnvironment environment, string file)
    {
        var password = File.ReadAllText(Path.GetFullPath(file, environment.WorkingFolder)).TrimEnd('\r', '\n');
        if (password.Length is 0 or > PasswordHashes.MaximumLength)
        {
            environment.Console.WriteLine($"A password has 1 to {PasswordHashes.MaximumLength} characters.");
            return ExitCodes.Usage;
        }

        environment.Console.Profile.Out.Writer.WriteLine(PasswordHashes.Make(password));
        return ExitCodes.Success;
    }
}
