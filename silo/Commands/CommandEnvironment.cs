using Spectre.Console;

namespace FastCluster.Silo.Commands;

/// <summary>What a verb gets from the process.</summary>
/// <param name="Console">Where it writes.</param>
/// <param name="Clock">The time.</param>
/// <param name="WorkingFolder">Full path from which relative paths of the command line count.</param>
public sealed record CommandEnvironment(IAnsiConsole Console, TimeProvider Clock, string WorkingFolder);
