using System.Globalization;

namespace FastCluster.Testing;

/// <summary>How often a test repeats: little in <c>./test.sh</c>, more where <c>./soak.sh</c> sets a variable.</summary>
public static class Effort
{
    /// <summary>The number that an environment variable sets, or the usual one.</summary>
    /// <param name="variable">Its name, <c>FASTCLUSTER_...</c>; its value has digits only.</param>
    /// <param name="usual">The number without the variable.</param>
    public static int Of(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set
            ? int.Parse(set, NumberStyles.None, CultureInfo.InvariantCulture)
            : usual;
}
