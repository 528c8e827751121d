namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>
/// Counts what changes in the rows of actors. Replay marks do not count, they follow the clock; nor does a row that is
/// written as it was, which is how a log shard that moved to another node shuts its former owner out.
/// </summary>
internal sealed class StoreWrites : IAsyncDisposable
{
    private const string Begin = """
        CREATE TABLE seen_writes (grain_type text NOT NULL, state_name text NOT NULL);
        CREATE FUNCTION note_write() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'INSERT' OR NEW.payload <> OLD.payload THEN
                INSERT INTO seen_writes VALUES (NEW.grain_type, NEW.state_name);
            END IF;
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

    /// <summary>Names of the rows written so far, in order.</summary>
    public async Task<string[]> ReadAsync() =>
        (string[])
            (
                await _store.ExecuteAsync(
                    "SELECT array(SELECT grain_type || '/' || state_name FROM seen_writes WHERE grain_type <> 'replay-shard' ORDER BY ctid)"
                )
            )!;

    public async ValueTask DisposeAsync() => await _store.ExecuteAsync("DROP TRIGGER note_write ON fc_state");
}
