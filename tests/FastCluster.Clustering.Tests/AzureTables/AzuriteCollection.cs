namespace FastCluster.Clustering.Tests.AzureTables;

/// <summary>Tests that share one Azurite; each has rows of its own.</summary>
[CollectionDefinition(Name)]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteServer>
{
    public const string Name = "azurite";
}
