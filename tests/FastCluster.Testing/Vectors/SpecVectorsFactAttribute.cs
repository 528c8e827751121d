using Xunit;

namespace FastCluster.Testing.Vectors;

/// <summary>A test on data of <see cref="SpecVectors"/>; shown as skipped where the data is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SpecVectorsFactAttribute : FactAttribute
{
    /// <summary>Skips unless the data is there.</summary>
    /// <param name="path">Path below <c>vectors</c>.</param>
    public SpecVectorsFactAttribute(string path)
    {
        Skip = SpecVectors.TryFind(path) is null ? SpecVectors.SkipReason : null;
    }
}
