namespace FastCluster.Testing;

/// <summary>
/// Names a case of a shared table that the test proves, e.g. <c>tier-state-reuse</c>, where the test does not take it from the
/// table as an argument. May be repeated.
/// </summary>
/// <param name="id">Id of the case.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class VectorCaseAttribute(string id) : Attribute
{
    /// <summary>Id of the case.</summary>
    public string Id { get; } = id;
}
