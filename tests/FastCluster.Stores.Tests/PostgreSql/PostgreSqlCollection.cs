namespace FastCluster.Stores.Tests.PostgreSql;

/// <summary>Tests that share one server and leave it unharmed.</summary>
[CollectionDefinition(Name)]
public sealed class PostgreSqlCollection : ICollectionFixture<PostgreSqlFixture>
{
    public const string Name = "PostgreSQL";
}
