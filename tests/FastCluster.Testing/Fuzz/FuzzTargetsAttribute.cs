using System.Reflection;
using Xunit.Sdk;

namespace FastCluster.Testing.Fuzz;

/// <summary>Gives a theory the name of each target in its own assembly.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FuzzTargetsAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        ArgumentNullException.ThrowIfNull(testMethod);
        return FuzzRun
            .TargetsOf(testMethod.DeclaringType!.Assembly)
            .Select(target => new object[] { target.Name })
            .OrderBy(row => (string)row[0], StringComparer.Ordinal);
    }
}
