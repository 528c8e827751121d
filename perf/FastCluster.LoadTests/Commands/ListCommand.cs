using System.CommandLine;
using FastCluster.LoadTests.Scenarios;

namespace FastCluster.LoadTests.Commands;

/// <summary><c>list</c>: every scenario.</summary>
internal static class ListCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(TextWriter output)
    {
        var command = new Command("list", "Show every scenario.");
        command.SetAction(_ =>
        {
            foreach (var (name, summary) in ScenarioCatalogue.All)
            {
                output.WriteLine($"{name, -26}{summary}");
            }

            return ExitCodes.Success;
        });
        return command;
    }
}
