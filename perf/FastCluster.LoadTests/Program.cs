using FastCluster.LoadTests.Commands;

return await LoadCommandLine.RunAsync(args, Console.Out, TimeProvider.System);
