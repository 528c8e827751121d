namespace FastCluster.Benchmarks.Steps;

/// <summary>One step of the server's work, measured by the benchmark and by the allocation baseline alike.</summary>
/// <param name="Name">Its row: lower-case letters, digits and hyphens.</param>
/// <param name="RunAsync">Does it once and waits for nobody; a refusal is thrown.</param>
internal sealed record Step(string Name, Func<ValueTask<object?>> RunAsync)
{
    /// <summary>A step that is one call.</summary>
    /// <param name="name">Its row.</param>
    /// <param name="run">Does it; what it made.</param>
    public static Step Of(string name, Func<object?> run) => new(name, () => new(run()));
}
