using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FastCluster.Pki;
using FastCluster.Testing.Vectors;
using Xunit;

namespace FastCluster.Testing.Servers;

/// <summary>
/// Azure Table storage as a real server on loopback: Azurite, on a free port, with a folder of its own. It is stopped when
/// the fixture is disposed and ends by itself when the test run dies. It flushes its rows now and then, so <see cref="Kill"/>
/// loses the newest ones.
/// </summary>
public sealed class AzuriteServer : IAsyncLifetime, ITestServer
{
    /// <summary>The account that every Azurite knows.</summary>
    public const string Account = "devstoreaccount1";

    private const string InstallCommand = "eng/install-test-tools";
    private const string PublishedKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(90);
    private readonly StringBuilder _output = new();
    private string _folder = "";
    private Process? _process;

    /// <summary>Port on 127.0.0.1; stays the same over <see cref="Kill"/> and <see cref="StartAsync"/>.</summary>
    public int Port { get; private set; }

    /// <summary>Certificate that the server shows, or null: plain HTTP.</summary>
    public CertifiedKey? Certificate { get; init; }

    /// <summary>URL of the table service.</summary>
    public Uri Url => new($"{(Certificate is null ? "http" : "https")}://127.0.0.1:{Port}/{Account}");

    /// <summary>Connection string with the account's key, which is published and the same everywhere.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol={Url.Scheme};AccountName={Account};AccountKey={PublishedKey};TableEndpoint={Url};";

    string ITestServer.ConnectionString(int? port) =>
        ConnectionString.Replace($":{Port}/", $":{port ?? Port}/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _folder = Directory.CreateTempSubdirectory("fastcluster-azurite-").FullName;
        Port = FreePorts.Next();
        await StartAsync();
    }

    /// <summary>Starts it, again after <see cref="Kill"/>, and returns once it answers. Its rows are kept on disk.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, or does not answer.</exception>
    public async Task StartAsync()
    {
        Kill();
        var program = RepositoryFiles.PathOf("tests/tools/node_modules/azurite/dist/src/table/main.js");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException($"Azurite is not installed: run {InstallCommand}.");
        }

        var start = new ProcessStartInfo("node", [.. Arguments(program)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilItListensAsync(_process);
    }

    /// <summary>Ends it at once.</summary>
    public void Kill()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process?.Dispose();
        _process = null;
    }

    /// <inheritdoc/>
    public void Freeze() => ServerProcess.Signal(_process!.Id, "STOP");

    /// <inheritdoc/>
    public void Thaw() => ServerProcess.Signal(_process!.Id, "CONT");

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Kill();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    private List<string> Arguments(string program)
    {
        List<string> arguments =
        [
            "--require",
            RepositoryFiles.PathOf("tests/tools/end-with-parent.cjs"),
            program,
            "--tableHost",
            "127.0.0.1",
            "--tablePort",
            Port.ToString(CultureInfo.InvariantCulture),
            "--location",
            _folder,
            "--silent",
            "--disableTelemetry",
        ];
        if (Certificate is { } certificate)
        {
            var (chain, key) = (Path.Combine(_folder, "chain.pem"), Path.Combine(_folder, "key.pem"));
            File.WriteAllText(chain, certificate.ToChainPem());
            File.WriteAllText(key, certificate.ToPrivateKeyPem());
            arguments.AddRange(["--oauth", "basic", "--cert", chain, "--key", key]);
        }

        return arguments;
    }

    private async Task WaitUntilItListensAsync(Process process)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await ListensAsync())
        {
            if (process.HasExited || TimeProvider.System.GetElapsedTime(start) > s_startLimit)
            {
                throw new InvalidOperationException($"Azurite does not answer on port {Port}: {Output()}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    private async Task<bool> ListensAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Append(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }

    private string Output()
    {
        lock (_output)
        {
            return _output.ToString();
        }
    }
}
