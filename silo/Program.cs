using FastCluster.Silo.Commands;
using Spectre.Console;

var console = AnsiConsole.Create(new AnsiConsoleSettings());
var environment = new CommandEnvironment(console, TimeProvider.System, Environment.CurrentDirectory);
return await CommandLine.RunAsync(args, environment);
