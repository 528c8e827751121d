using System.Globalization;
using System.Net;
using System.Text.Json;
using FastCluster.Testing.Servers;

namespace FastCluster.Floor;

/// <summary>Registration as a workload: processor time and stored rows of each on both stores, memory of a client.</summary>
internal sealed class RegistrationWorkload
{
    private const int WarmUpRounds = 2;

    /// <summary>An idle connection of PostgreSQL tells its counts 10 s late.</summary>
    private static readonly TimeSpan s_late = TimeSpan.FromSeconds(12);
    private const string Rows = """
        SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint FROM pg_stat_user_tables WHERE relname = 'fc_state'
        """;
    private const string Log = "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint";
    private readonly FloorCommunity _community;
    private readonly FloorSettings _settings;
    private readonly string _folder;
    private readonly Exchange _registrations;
    private int _issued;

    private RegistrationWorkload(FloorCommunity community, FloorSettings settings, string folder)
    {
        (_community, _settings, _folder) = (
            community,
            settings with
            {
                Requests = Math.Max(1, settings.Requests / 4),
            },
            folder
        );
        _registrations = Exchange.Registrations(count => [.. Issue(count).Select(client => client.Register())]);
    }

    /// <summary>Measures both stores.</summary>
    public static Task<int> RunAsync(FloorSettings settings) =>
        Comparison.RunAsync(async folder =>
        {
            var embedded = new RegistrationWorkload(FloorCommunity.Create(folder), settings, folder);
            await embedded.MeasureEmbeddedAsync();
            var other = Directory.CreateDirectory(Path.Combine(folder, "postgresql")).FullName;
            await using var database = await PostgreSqlServer.CreateAsync();
            await GrantServer.UseDatabaseAsync(other, database.ConnectionString());
            var remote = new RegistrationWorkload(FloorCommunity.Create(other), settings, other);
            await remote.MeasurePostgreSqlAsync(database);
        });

    private async Task MeasureEmbeddedAsync()
    {
        var before = 0L;
        NewClient[] known;
        string[] ids;
        await using (var server = await StartAsync())
        {
            before = await ReadLiveAsync(server);
            await MeasureAsync("embedded store", server, () => server.ReadAsync(ServerFigure.StoreWrites));
            known = Issue(_settings.Requests);
            ids = await Task.WhenAll(known.Select(client => RegisterAsync(server, client)));
        }

        await using var again = await StartAsync();
        var idle = await ReadLiveAsync(again);
        await MeasureTokensAsync(again, known, ids);
        var active = await again.ReadAsync(ServerFigure.Live);
        Write($"memory of an idle client (of {_issued}): {(idle - before) / (double)_issued:F0} bytes");
        Write($"memory of an active client (of {ids.Length}): {(active - idle) / (double)ids.Length:F0} bytes");
    }

    private async Task MeasurePostgreSqlAsync(PostgreSqlServer database)
    {
        await using var server = await StartAsync();
        var spent = database.ProcessorTime;
        var log = (long)(await database.ExecuteAsync(Log))!;
        await MeasureAsync("PostgreSQL", server, () => ReadAsync(database, Rows));
        var bytes = (long)(await database.ExecuteAsync(Log))! - log;
        var time = (database.ProcessorTime - spent).TotalMicroseconds;
        Write(
            $"PostgreSQL, of each registration: {time / _issued:F0} us CPU in the database, {bytes / _issued} bytes of its log"
        );
    }

    private Task<MeasuredServer> StartAsync() =>
        MeasuredServer.StartAsync("registration", "serve-fastcluster", _folder);

    /// <summary>Processor time and rows of a registration.</summary>
    private async Task MeasureAsync(string store, MeasuredServer server, Func<Task<long>> readWritesAsync)
    {
        for (var round = 0; round < WarmUpRounds; round++)
        {
            await server.MeasureAsync(_registrations, _registrations.CreateRequests(_settings.Requests));
        }

        var writes = await readWritesAsync();
        var costs = new List<double>();
        for (var round = 0; round < _settings.Rounds; round++)
        {
            costs.Add(await server.MeasureAsync(_registrations, _registrations.CreateRequests(_settings.Requests)));
        }

        var rows = (await readWritesAsync() - writes) / (double)(_settings.Requests * _settings.Rounds);
        costs.Sort();
        var median = costs[costs.Count / 2];
        Write($"{store}, CPU us per registration: min {costs[0]:F0}, median {median:F0}, max {costs[^1]:F0}");
        Write($"{store}: {1_000_000 / median:F0} registrations a second and core, {rows:F2} rows written for each");
    }

    /// <summary>Live memory of a server that has granted tokens to its one seeded client, so that its code is loaded.</summary>
    private async Task<long> ReadLiveAsync(MeasuredServer server)
    {
        var tokens = Exchange.Tokens(_community);
        await server.MeasureAsync(tokens, tokens.CreateRequests(200));
        return await server.ReadAsync(ServerFigure.Live);
    }

    private async Task MeasureTokensAsync(MeasuredServer server, NewClient[] clients, string[] ids)
    {
        var requests = clients.Zip(ids, TokenRequest).ToArray();
        await server.MeasureAsync(Exchange.Tokens(_community), requests);
    }

    private async Task<string> RegisterAsync(MeasuredServer server, NewClient client)
    {
        var (status, text) = await server.AskAsync(_registrations, client.Register());
        using var answer = JsonDocument.Parse(text);
        return status == HttpStatusCode.Created
            ? answer.RootElement.GetProperty("client_id").GetString()!
            : throw new InvalidOperationException($"No registration: {status}.");
    }

    private NewClient[] Issue(int count) => [.. Enumerable.Range(0, count).Select(_ => _community.Issue(_issued++))];

    private static byte[] TokenRequest(NewClient client, string clientId) =>
        FloorCommunity.TokenRequest(new AssertionSigner(client.Credential), clientId);

    private static async Task<long> ReadAsync(PostgreSqlServer database, string figure)
    {
        await Task.Delay(s_late, TimeProvider.System);
        return (long)(await database.ExecuteAsync(figure))!;
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
