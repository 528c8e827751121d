namespace FastCluster.Clustering.Tests;

/// <summary>Variables of this process for the length of a test.</summary>
internal sealed class EnvironmentChange : IDisposable
{
    private readonly List<(string Name, string? Value)> _former;

    public EnvironmentChange(params (string Name, string? Value)[] changes)
    {
        _former = [.. changes.Select(change => (change.Name, Environment.GetEnvironmentVariable(change.Name)))];
        Set(changes);
    }

    public void Dispose() => Set(_former);

    private static void Set(IEnumerable<(string Name, string? Value)> variables)
    {
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
