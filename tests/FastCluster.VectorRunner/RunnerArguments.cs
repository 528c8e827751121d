namespace FastCluster.VectorRunner;

/// <summary>The command line of the runner.</summary>
internal sealed record RunnerArguments(string Vectors, string? JsonFile, string? Only)
{
    /// <summary>Null when the arguments are not understood.</summary>
    public static RunnerArguments? Parse(string[] args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < args.Length; index += 2)
        {
            if (args[index] is not ("--vectors" or "--json" or "--only") || index + 1 == args.Length)
            {
                return null;
            }

            values[args[index]] = args[index + 1];
        }

        return values.TryGetValue("--vectors", out var vectors)
            ? new(vectors, values.GetValueOrDefault("--json"), values.GetValueOrDefault("--only"))
            : null;
    }

    /// <summary>Whether there is anything at the path.</summary>
    public bool HasVectors => Directory.Exists(Vectors) || File.Exists(Vectors);

    /// <summary>The run that fits what is at the path.</summary>
    public IAsyncEnumerable<VectorResult> Open() =>
        Directory.Exists(Vectors) ? new SignedRun(Vectors).RunAsync(Only) : new ScopeRun(Vectors).RunAsync(Only);
}
