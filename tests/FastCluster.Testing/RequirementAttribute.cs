using Xunit.Sdk;

namespace FastCluster.Testing;

/// <summary>
/// Names a requirement of the matrix that the test proves, e.g. <c>JWT-13</c>. May be repeated. The requirement report
/// is generated from these names and from the results of the tests that carry them.
/// </summary>
/// <param name="id">Requirement id, group and two digits.</param>
[TraitDiscoverer("FastCluster.Testing.RequirementDiscoverer", "FastCluster.Testing")]
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class RequirementAttribute(string id) : Attribute, ITraitAttribute
{
    /// <summary>The requirement id.</summary>
    public string Id { get; } = id;
}
