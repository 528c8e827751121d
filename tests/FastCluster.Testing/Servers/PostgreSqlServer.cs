using Npgsql;

namespace FastCluster.Testing.Servers;

/// <summary>
/// A real PostgreSQL 15 with a data folder of its own. Writes are flushed as in production. It refuses to run as root, so
/// root starts it as user <c>postgres</c>.
/// </summary>
public sealed class PostgreSqlServer : ITestServer
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private const string Password = "not-secret";

    private readonly string _folder;
    private ServerProcess? _process;

    private PostgreSqlServer(string folder) => _folder = folder;

    /// <inheritdoc/>
    public int Port { get; } = FreePorts.Next();

    /// <summary>Processor time of all its processes so far, those that ended included; steps of 10 ms.</summary>
    public TimeSpan ProcessorTime => _process!.ProcessorTime;

    private string Data => Path.Combine(_folder, "data");

    private string Url => $"postgresql://postgres:{Password}@127.0.0.1:{Port}/postgres";

    private static string[] AsOwner =>
        Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : [];

    /// <summary>Makes a data folder and starts the server.</summary>
    /// <param name="parent">Folder of the data folder, open to other users; default the temporary one.</param>
    public static async Task<PostgreSqlServer> CreateAsync(string? parent = null)
    {
        var folder = Path.Combine(parent ?? Path.GetTempPath(), $"fastcluster-pg-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        var passwordFile = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(passwordFile, Password);
        if (AsOwner.Length > 0)
        {
            await ServerProcess.RunAsync("chown", "-R", "postgres", folder);
        }

        var server = new PostgreSqlServer(folder);
        string[] initialize =
        [
            .. AsOwner,
            $"{Programs}/initdb",
            $"--pgdata={server.Data}",
            "--username=postgres",
            "--auth=scram-sha-256",
            $"--pwfile={passwordFile}",
            "--wal-segsize=1",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ];
        await ServerProcess.RunAsync(initialize[0], initialize[1..]);
        await server.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public string ConnectionString(int? port = null) => ConnectionString("public", port);

    /// <summary>Connection string of a superuser.</summary>
    /// <param name="schema">First schema of the connection.</param>
    /// <param name="port">Another port in front of the server.</param>
    public string ConnectionString(string schema, int? port = null) =>
        $"Host=127.0.0.1;Port={port ?? Port};Username=postgres;Password={Password};Database=postgres;Search Path={schema}";

    /// <inheritdoc/>
    public async Task StartAsync()
    {
        _process?.Dispose();
        string[] command =
        [
            .. AsOwner,
            $"{Programs}/postgres",
            "-D",
            Data,
            "-p",
            $"{Port}",
            "-k",
            _folder,
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "max_connections=200",
            "-c",
            "min_wal_size=2MB",
            "-c",
            "max_wal_size=8MB",
            "-c",
            "shared_buffers=16MB",
        ];
        _process = ServerProcess.Start(command[0], command[1..]);
        await _process.WaitAsync(AnswersAsync);
    }

    /// <summary>Runs statements as superuser over a connection of its own.</summary>
    /// <param name="text">The statements.</param>
    /// <param name="schema">First schema of the connection.</param>
    /// <returns>The first value of the first row, if any.</returns>
    public Task<object?> ExecuteAsync(string text, string schema = "public") =>
        RunAsync(text, ConnectionString(schema));

    /// <summary>Runs statements as superuser whose password a test has changed.</summary>
    /// <param name="text">The statements.</param>
    /// <param name="password">The password now.</param>
    public Task ExecuteWithPasswordAsync(string text, string password) =>
        RunAsync(text, ConnectionString().Replace(Password, password, StringComparison.Ordinal));

    /// <summary>Dumps the database into a file, while it is used.</summary>
    /// <param name="file">The file.</param>
    /// <param name="withoutRows">Tables of which only the shape is dumped.</param>
    public Task DumpAsync(string file, params string[] withoutRows) =>
        ServerProcess.RunAsync(
            $"{Programs}/pg_dump",
            [
                $"--dbname={Url}",
                "--format=custom",
                $"--file={file}",
                .. withoutRows.Select(one => $"--exclude-table-data={one}"),
            ]
        );

    /// <summary>Fills an empty database from a dump.</summary>
    /// <param name="file">The dump.</param>
    public Task RestoreAsync(string file) =>
        ServerProcess.RunAsync($"{Programs}/pg_restore", $"--dbname={Url}", "--exit-on-error", file);

    /// <inheritdoc/>
    public void Kill() => _process?.Kill();

    /// <inheritdoc/>
    public void Freeze() => _process?.Signal("STOP");

    /// <inheritdoc/>
    public void Thaw() => _process?.Signal("CONT");

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return await ExecuteAsync("SELECT 1") is 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task<object?> RunAsync(string text, string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Timeout=5");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // texts of tests
        command.CommandText = text;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
