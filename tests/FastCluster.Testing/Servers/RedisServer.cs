using System.Net.Sockets;
using System.Text;

namespace FastCluster.Testing.Servers;

/// <summary>A real Redis with a data folder of its own; by default every write is flushed before its answer.</summary>
public sealed class RedisServer : ITestServer
{
    private const string Password = "not-secret";
    private readonly string _folder;
    private readonly string[] _settings;
    private ServerProcess? _process;

    private RedisServer(string folder, string[] settings)
    {
        _folder = folder;
        _settings = settings;
    }

    /// <inheritdoc/>
    public int Port { get; } = FreePorts.Next();

    /// <summary>Starts a server.</summary>
    /// <param name="parent">Folder of the data folder; default the temporary one.</param>
    /// <param name="settings">Further settings, such as <c>--appendfsync</c>, <c>everysec</c>; the last of a name counts.</param>
    public static async Task<RedisServer> CreateAsync(string? parent = null, params string[] settings)
    {
        var folder = Path.Combine(parent ?? Path.GetTempPath(), $"fastcluster-redis-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        var server = new RedisServer(folder, settings);
        await server.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public string ConnectionString(int? port = null) => $"127.0.0.1:{port ?? Port},password={Password}";

    /// <inheritdoc/>
    public async Task StartAsync()
    {
        _process?.Dispose();
        string[] arguments =
        [
            "--bind",
            "127.0.0.1",
            "--port",
            $"{Port}",
            "--dir",
            _folder,
            "--requirepass",
            Password,
            "--save",
            "",
            "--appendonly",
            "yes",
            "--appendfsync",
            "always",
            .. _settings,
        ];
        _process = ServerProcess.Start("redis-server", arguments);
        await _process.WaitAsync(AnswersAsync);
    }

    /// <summary>Sends one command without arguments that need quoting.</summary>
    /// <param name="command">The command.</param>
    /// <param name="password">The password now.</param>
    /// <returns>The first line of the answer.</returns>
    public async Task<string> ExecuteAsync(string command, string password = Password)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Port);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"AUTH {password}\r\n{command}\r\n"));
        await reader.ReadLineAsync();
        return await reader.ReadLineAsync() ?? "";
    }

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
            return await ExecuteAsync("PING") == "+PONG";
        }
        catch (Exception fault) when (fault is SocketException or IOException)
        {
            return false;
        }
    }
}
