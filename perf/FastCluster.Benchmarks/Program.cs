using BenchmarkDotNet.Running;
using FastCluster.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(TokenPathBenchmarks).Assembly).Run(args);
