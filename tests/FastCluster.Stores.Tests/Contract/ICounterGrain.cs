namespace FastCluster.Stores.Tests.Contract;

/// <summary>A grain with durable state, for the tests of the registration.</summary>
[Alias("fastcluster.tests.ICounterGrain")]
public interface ICounterGrain : IGrainWithStringKey
{
    /// <summary>Adds one and returns the stored sum.</summary>
    [Alias("Increment")]
    Task<int> IncrementAsync();

    /// <summary>Forgets the sum.</summary>
    [Alias("Clear")]
    Task ClearAsync();
}
