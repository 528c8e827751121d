using Xunit.Abstractions;
using Xunit.Sdk;

namespace FastCluster.Testing;

/// <summary>Turns <see cref="RequirementAttribute"/> into the trait <c>Requirement</c>, so that runs can be filtered by id.</summary>
public sealed class RequirementDiscoverer : ITraitDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute)
    {
        ArgumentNullException.ThrowIfNull(traitAttribute);
        yield return new("Requirement", (string)traitAttribute.GetConstructorArguments().First());
    }
}
