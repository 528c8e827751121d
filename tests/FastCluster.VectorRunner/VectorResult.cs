namespace FastCluster.VectorRunner;

/// <summary>One vector: what was expected, what was seen.</summary>
/// <param name="Id">Vector id.</param>
/// <param name="Expected">Status and allowed errors, or the granted scope.</param>
/// <param name="Seen">The same of the answer.</param>
/// <param name="Passed">Whether they agree.</param>
/// <param name="Requirements">Requirement ids the vector names.</param>
internal sealed record VectorResult(
    string Id,
    string Expected,
    string Seen,
    bool Passed,
    IReadOnlyList<string> Requirements
);
