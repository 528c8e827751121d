using BenchmarkDotNet.Running;
using FastCluster.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(ClientAssertionBenchmarks).Assembly).Run(args);
