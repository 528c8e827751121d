namespace FastCluster.Silo.Configuration;

/// <summary>The configuration cannot be used; it holds every fault, not only the first.</summary>
public sealed class InvalidConfigurationException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="faults">All faults, at least one.</param>
    /// <exception cref="ArgumentException">There is no fault.</exception>
    public InvalidConfigurationException(IReadOnlyList<ConfigurationFault> faults)
        : base(Describe(faults)) => Faults = faults;

    /// <summary>All faults, in the order of the file.</summary>
    public IReadOnlyList<ConfigurationFault> Faults { get; }

    private static string Describe(IReadOnlyList<ConfigurationFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        ArgumentOutOfRangeException.ThrowIfZero(faults.Count, nameof(faults));
        return string.Join(Environment.NewLine, faults.Select(fault => fault.ToString()));
    }
}
