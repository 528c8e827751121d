namespace FastCluster.Stores.Tests.Redis;

/// <summary>Tests that share one server and leave it unharmed.</summary>
[CollectionDefinition(Name)]
public sealed class RedisCollection : ICollectionFixture<RedisFixture>
{
    public const string Name = "Redis";
}
