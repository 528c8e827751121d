namespace FastCluster.LoadTests.Scenarios;

/// <summary>
/// Several scenarios interleaved by weight, in a fixed order: whoever is furthest behind its share comes next.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="parts">Scenarios with their weights, all positive.</param>
internal sealed class MixedScenario(string name, IReadOnlyList<(ILoadScenario Scenario, double Weight)> parts)
    : ILoadScenario
{
    public const string ScenarioName = "mixed-national";
    private readonly int[] _done = new int[parts.Count];
    private byte[] _order = [];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyList<string> Operations { get; } = [.. parts.SelectMany(part => part.Scenario.Operations)];

    /// <summary>Which part each of some operations belongs to.</summary>
    /// <param name="weights">Weight of each part.</param>
    /// <param name="operations">How many.</param>
    public static byte[] Interleave(IReadOnlyList<double> weights, int operations)
    {
        var all = weights.Sum();
        var credit = new double[weights.Count];
        var order = new byte[operations];
        for (var number = 0; number < operations; number++)
        {
            var richest = 0;
            for (var part = 0; part < credit.Length; part++)
            {
                credit[part] += weights[part];
                richest = credit[part] > credit[richest] ? part : richest;
            }

            credit[richest] -= all;
            order[number] = (byte)richest;
        }

        return order;
    }

    /// <inheritdoc/>
    public async Task SetUpAsync(int operations, CancellationToken cancellationToken)
    {
        _order = Interleave([.. parts.Select(part => part.Weight)], operations);
        Array.Clear(_done);
        for (var part = 0; part < parts.Count; part++)
        {
            var share = _order.Count(chosen => chosen == part);
            await parts[part].Scenario.SetUpAsync(share, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<PreparedOperation> PrepareAsync(int number, CancellationToken cancellationToken)
    {
        var part = _order[number];
        return parts[part].Scenario.PrepareAsync(_done[part]++, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> CleanUpAsync(CancellationToken cancellationToken)
    {
        var left = 0;
        foreach (var (scenario, _) in parts)
        {
            left += await scenario.CleanUpAsync(cancellationToken);
        }

        return left;
    }
}
