namespace FastCluster.Stores.Tests.AzureTables;

/// <summary>Tests that share one server and leave it unharmed.</summary>
[CollectionDefinition(Name)]
public sealed class AzureTablesCollection : ICollectionFixture<AzureTablesFixture>
{
    public const string Name = "Azure Tables";
}
