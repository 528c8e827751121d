using FastCluster.Silo.Storage;
using Npgsql;

namespace FastCluster.StoreLoad;

/// <summary>Measures both ways in turns, so that what else the machine does meets both.</summary>
/// <param name="place">The database.</param>
/// <param name="rounds">Rounds of each way and number of writers.</param>
/// <param name="duration">Length of a round.</param>
internal sealed class Comparison(LoadPlace place, int rounds, TimeSpan duration)
{
    private const string OneRow =
        "INSERT INTO fc_state (grain_type, grain_key, state_name, version, payload) "
        + "VALUES ($1, $2, $3, nextval('fc_state_version'), $4) ON CONFLICT DO NOTHING RETURNING version";

    private static readonly int[] s_writers = [1, 8, 64];
    private long _next;

    /// <summary>Measures and writes the table.</summary>
    public async Task RunAsync(TextWriter output)
    {
        await output.WriteLineAsync(
            "way | writers | writes/s min/median/max | CPU us/write here | CPU us/write server"
        );
        foreach (var writers in s_writers)
        {
            var grouped = new List<Measurement>();
            var single = new List<Measurement>();
            await MeasureAsync(WriteGroupedAsync, writers);
            await MeasureAsync(WriteSingleAsync, writers);
            for (var round = 0; round < rounds; round++)
            {
                grouped.Add(await MeasureAsync(WriteGroupedAsync, writers));
                single.Add(await MeasureAsync(WriteSingleAsync, writers));
            }

            await output.WriteLineAsync(Line("group commit", writers, grouped));
            await output.WriteLineAsync(Line("one statement per row", writers, single));
        }
    }

    private static string Line(string way, int writers, List<Measurement> rounds) =>
        $"{way} | {writers} | {Spread(rounds, static round => round.PerSecond)} | "
        + $"{Spread(rounds, static round => round.ClientMicroseconds)} | "
        + $"{Spread(rounds, static round => round.ServerMicroseconds)}";

    private static string Spread(List<Measurement> rounds, Func<Measurement, double> member)
    {
        var sorted = rounds.Select(member).Order().ToArray();
        return $"{sorted[0]:F0} / {sorted[sorted.Length / 2]:F0} / {sorted[^1]:F0}";
    }

    private async Task<Measurement> MeasureAsync(Func<StateKey, byte[], Task> write, int writers)
    {
        var before = place.ReadCpu();
        var started = TimeProvider.System.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => LoopAsync(write))));
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var after = place.ReadCpu();
        var writes = (double)counts.Sum();
        return new(
            writes / seconds,
            (after.Client - before.Client).TotalMicroseconds / writes,
            (after.Server - before.Server).TotalMicroseconds / writes
        );
    }

    private async Task<long> LoopAsync(Func<StateKey, byte[], Task> write)
    {
        var payload = new byte[1_000];
        Random.Shared.NextBytes(payload);
        var started = TimeProvider.System.GetTimestamp();
        long count = 0;
        for (; TimeProvider.System.GetElapsedTime(started) < duration; count++)
        {
            var key = BitConverter.GetBytes(Interlocked.Increment(ref _next));
            await write(new("load", key, "state"), payload);
        }

        return count;
    }

    private async Task WriteGroupedAsync(StateKey key, byte[] payload)
    {
        var outcome = await place.Store.WriteAsync(key, expectedETag: null, payload);
        if (!outcome.Committed)
        {
            throw new InvalidOperationException("A new key was in conflict.");
        }
    }

    private async Task WriteSingleAsync(StateKey key, byte[] payload)
    {
        await using var command = place.Database.CreateCommand(OneRow);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.GrainType });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = key.GrainKey });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.StateName });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = payload });
        if (await command.ExecuteScalarAsync() is not long)
        {
            throw new InvalidOperationException("A new key was in conflict.");
        }
    }
}
