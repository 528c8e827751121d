using FastCluster.Contracts.Storage;
using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.PostgreSql;
using FastCluster.Testing.Servers;

namespace FastCluster.Stores.Tests.PostgreSql;

/// <summary>The faults of every store over PostgreSQL, and its own.</summary>
public sealed class PostgreSqlFaultTests(PostgreSqlFixture place)
    : DurableServerFaultContract,
        IClassFixture<PostgreSqlFixture>
{
    private const string CutOthers =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'fastcluster'";

    private string _schema = "";

    protected override ITestServer Server => place.Server;

    private protected override async Task<IStateStore> OpenAsync(int port, int queueLimit)
    {
        _schema = await PostgreSqlFixture.PrepareAsync(place.Server);
        var connection = place.Server.ConnectionString(_schema, port);
        return PostgreSqlFixture.Open(
            StoreUnderTest.Options(connection) with
            {
                QueueLimit = queueLimit,
                Timeout = TimeSpan.FromSeconds(3),
            }
        );
    }

    [Fact]
    public async Task Write_PasswordNoLongerGood_IsUnavailableUntilItIsAgain()
    {
        var first = await Store.WriteAsync(Key("a"), null, [1]);

        await place.Server.ExecuteAsync($"ALTER ROLE postgres PASSWORD 'changed'; {CutOthers}");
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            Store.WriteAsync(Key("a"), first.ETag, [2])
        );
        await ResetPasswordAsync();

        Assert.DoesNotContain("not-secret", refused.ToString(), StringComparison.Ordinal);
        await Eventually.TrueAsync(() => WritesAsync(Store), "a write with the good password");
        Assert.Equal(first.ETag, (await Store.ReadAsync(Key("a")))?.ETag);
    }

    [Fact]
    public async Task Write_PasswordChangedInTheFile_CountsForTheNextConnection()
    {
        var password = "not-secret";
        var connection = place.Server.ConnectionString(_schema);
        var options = StoreUnderTest.Options(connection) with
        {
            ConnectionString = () => connection.Replace("not-secret", password, StringComparison.Ordinal),
        };
        await using var store = PostgreSqlFixture.Open(options);
        await store.WriteAsync(Key("a"), null, [1]);

        await place.Server.ExecuteAsync($"ALTER ROLE postgres PASSWORD 'changed'; {CutOthers}");
        password = "changed";
        await Eventually.TrueAsync(() => WritesAsync(store), "a write with the new password");
        await ResetPasswordAsync("changed");
    }

    [Fact]
    public async Task Write_TableGone_IsUnavailableAndTheCheckNamesTheCommand()
    {
        await place.Server.ExecuteAsync("DROP TABLE fc_state; DROP TABLE fc_schema", _schema);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.WriteAsync(Key("a"), null, [1]));
        var refused = await Assert.ThrowsAsync<StoreVersionException>(() => Store.CheckAsync());

        Assert.Equal(0, refused.Found);
        Assert.Contains("fastcluster store init", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_RowLockedByAnother_IsUnavailableInTimeAndNeverAppearsLater()
    {
        var first = await Store.WriteAsync(Key("a"), null, [1]);
        await using var other = new Npgsql.NpgsqlConnection(place.Server.ConnectionString(_schema));
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var hold = new Npgsql.NpgsqlCommand("SELECT * FROM fc_state FOR UPDATE", other, transaction);
        await hold.ExecuteNonQueryAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.WriteAsync(Key("a"), first.ETag, [2]));
        await Eventually.TrueAsync(async () => await WaitingAsync() == 0, "the end of the statement in the server");
        await transaction.RollbackAsync();

        Assert.Equal(first.ETag, (await Store.ReadAsync(Key("a")))?.ETag);
    }

    [Fact]
    public async Task Check_WithoutFlushes_IsRefusedUnlessAccepted()
    {
        var options = StoreUnderTest.Options(place.Server.ConnectionString(_schema));
        await using var strict = PostgreSqlFixture.Open(options);
        await using var lenient = PostgreSqlFixture.Open(options with { AcceptsWeakDurability = true });
        await SetFlushesAsync("off");

        var refused = await Assert.ThrowsAsync<StoreNotDurableException>(() => strict.CheckAsync());
        await lenient.CheckAsync();
        await SetFlushesAsync("on");

        Assert.Contains("fsync is off", refused.Message, StringComparison.Ordinal);
        await strict.CheckAsync();
    }

    [Fact]
    public async Task Write_OnAConnectionThatWouldNotWaitForTheFlush_WaitsForIt()
    {
        await place.Server.ExecuteAsync("ALTER ROLE postgres SET synchronous_commit = off");
        await using var database = PostgreSqlConnections.Create(
            StoreUnderTest.Options(place.Server.ConnectionString(_schema))
        );

        await using var command = database.CreateCommand("SHOW synchronous_commit");
        var setting = await command.ExecuteScalarAsync();
        await place.Server.ExecuteAsync("ALTER ROLE postgres RESET synchronous_commit");

        Assert.Equal("on", setting);
    }

    private async Task SetFlushesAsync(string setting)
    {
        await place.Server.ExecuteAsync($"ALTER SYSTEM SET fsync = {setting}");
        await place.Server.ExecuteAsync("SELECT pg_reload_conf()");
        await Eventually.TrueAsync(
            async () => setting.Equals(await place.Server.ExecuteAsync("SHOW fsync")),
            $"fsync {setting}"
        );
    }

    private async Task<long> WaitingAsync() =>
        (long)
            (
                await place.Server.ExecuteAsync(
                    "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'fastcluster' AND wait_event_type = 'Lock'"
                )
            )!;

    private Task ResetPasswordAsync(string now = "changed") =>
        place.Server.ExecuteWithPasswordAsync("ALTER ROLE postgres PASSWORD 'not-secret'", now);
}
