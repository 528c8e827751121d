namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>Counts the rows of actors that are written, replay marks apart: those follow the clock, not the revocation.</summary>
internal sealed class StoreWrites : IAsyncDisposable
{
    private const string Begin = """
        CREATE TABLE seen_writes (grain_type text NOT NULL);
        CREATE FUNCTION note_write() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO seen_writes VALUES (NEW.grain_type);
            RETURN NEW;
        END $$;
        CREATE TRIGGER note_write AFTER INSERT OR UPDATE ON fc_state FOR EACH ROW EXECUTE FUNCTION note_write();
        """;

    private readonly PostgreSqlServer _store;

    private StoreWrites(PostgreSqlServer store) => _store = store;

    /// <summary>Counts from now on.</summary>
    public static async Task<StoreWrites> CountAsync(PostgreSqlServer store)
    {
        await store.ExecuteAsync(Begin);
        return new(store);
    }

    /// <summary>Writes so far.</summary>
    public async Task<long> ReadAsync() =>
        (long)(await _store.ExecuteAsync("SELECT count(*) FROM seen_writes WHERE grain_type <> 'replay-shard'"))!;

    public async ValueTask DisposeAsync() => await _store.ExecuteAsync("DROP TRIGGER note_write ON fc_state");
}
