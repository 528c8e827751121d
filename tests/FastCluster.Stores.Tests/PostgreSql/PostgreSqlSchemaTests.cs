using FastCluster.Contracts.Storage;
using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.PostgreSql;

namespace FastCluster.Stores.Tests.PostgreSql;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlSchemaTests(PostgreSqlFixture place) : IAsyncLifetime
{
    private readonly string _schema = $"s{Guid.NewGuid():N}";

    private RemoteStoreOptions Options => StoreUnderTest.Options(place.Server.ConnectionString(_schema));

    private PostgreSqlPreparation Sut => PostgreSqlFixture.Preparation(Options);

    public async Task InitializeAsync() => await place.Server.ExecuteAsync($"CREATE SCHEMA {_schema}");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Prepare_TwiceAndAtOnce_IsTheSameAsOnce()
    {
        var froms = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Sut.PrepareAsync(PostgreSqlSchema.Current, CancellationToken.None))
        );

        Assert.Equal([0, 2, 2, 2], froms.Order());
        await CheckAsync();
    }

    [Theory]
    [InlineData(0, "store init")]
    [InlineData(1, "store init")]
    [InlineData(4, "newer program")]
    public async Task Check_OtherVersion_NamesTheWayOut(int version, string remedy)
    {
        await Sut.PrepareAsync(Math.Min(version, PostgreSqlSchema.Current), CancellationToken.None);
        await place.Server.ExecuteAsync($"INSERT INTO fc_schema VALUES ({version}) ON CONFLICT DO NOTHING", _schema);

        var refused = await Assert.ThrowsAsync<StoreVersionException>(CheckAsync);

        Assert.Equal(version, refused.Found);
        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_NextVersion_IsUsable()
    {
        await Sut.PrepareAsync(PostgreSqlSchema.Current, CancellationToken.None);
        await place.Server.ExecuteAsync($"INSERT INTO fc_schema VALUES ({PostgreSqlSchema.Current + 1})", _schema);

        await CheckAsync();
    }

    [Fact]
    public async Task Prepare_BackAndForthOneVersion_KeepsStates()
    {
        await Sut.PrepareAsync(2, CancellationToken.None);
        await using var store = PostgreSqlFixture.Open(Options);
        var written = await store.WriteAsync(new("test", [1], "state"), null, [1]);

        var before = await Sut.PrepareAsync(1, CancellationToken.None);
        var hasMembers = await place.Server.ExecuteAsync("SELECT to_regclass('fc_member')::text", _schema);
        await Sut.PrepareAsync(2, CancellationToken.None);

        Assert.Equal(2, before);
        Assert.IsType<DBNull>(hasMembers);
        Assert.Equal(written.ETag, (await store.ReadAsync(new("test", [1], "state")))?.ETag);
        await CheckAsync();
    }

    [Fact]
    public async Task Prepare_RemoveAFilledTable_IsRefusedAndChangesNothing()
    {
        await Sut.PrepareAsync(2, CancellationToken.None);
        await using var store = PostgreSqlFixture.Open(Options);
        await store.WriteAsync(new("test", [1], "state"), null, [1]);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Sut.PrepareAsync(0, CancellationToken.None));

        await CheckAsync();
        Assert.NotNull(await store.ReadAsync(new("test", [1], "state")));
    }

    [Fact]
    public async Task Describe_EmptyDatabase_IsSqlThatDoesIt()
    {
        var text = await Sut.DescribeAsync(PostgreSqlSchema.Current, CancellationToken.None);
        await Assert.ThrowsAsync<StoreVersionException>(CheckAsync);

        await place.Server.ExecuteAsync(text, _schema);

        await CheckAsync();
        Assert.Empty(await Sut.DescribeAsync(PostgreSqlSchema.Current, CancellationToken.None));
    }

    private async Task CheckAsync()
    {
        await using var store = PostgreSqlFixture.Open(Options);
        await store.CheckAsync();
    }
}
