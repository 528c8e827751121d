using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;

namespace FastCluster.Floor;

/// <summary>A server in a process of its own, and the load that it is measured under.</summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private const int Connections = 8;
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(10); // a million clients are imported meanwhile
    private static readonly TimeSpan s_stopLimit = TimeSpan.FromSeconds(10);
    private readonly Process _process;
    private readonly Uri _address;
    private readonly ConcurrentDictionary<Exchange, HttpClient> _clients = new(ReferenceEqualityComparer.Instance);

    private MeasuredServer(string name, Process process, string port)
    {
        Name = name;
        _process = process;
        _address = new Uri($"https://127.0.0.1:{port}");
    }

    /// <summary>What it is called in figures.</summary>
    public string Name { get; }

    /// <summary>Starts a role of this program.</summary>
    /// <param name="name">What it is called in figures.</param>
    /// <param name="role">Its verb.</param>
    /// <param name="folder">The community.</param>
    /// <param name="more">Further arguments.</param>
    public static Task<MeasuredServer> StartAsync(string name, string role, string folder, params string[] more) =>
        StartAsync(name, Path.Combine(AppContext.BaseDirectory, "FastCluster.Floor.dll"), [role, folder, .. more]);

    /// <summary>Starts a program that prints its port and runs until its input ends.</summary>
    /// <param name="name">What it is called in figures.</param>
    /// <param name="program">Path of the assembly.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">It ended.</exception>
    public static async Task<MeasuredServer> StartAsync(string name, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        try
        {
            var port = await ReadPortAsync(process);
            return new(name, process, port);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Server CPU per request in microseconds, at saturation.</summary>
    /// <param name="exchange">Where they go, on 8 kept connections.</param>
    /// <param name="requests">The forms.</param>
    /// <exception cref="InvalidOperationException">An answer was not a good one; all requests were sent nevertheless.</exception>
    public async Task<double> MeasureAsync(Exchange exchange, byte[][] requests)
    {
        _process.Refresh();
        var before = _process.TotalProcessorTime;
        var (next, refused, refusal) = (-1, 0, "");
        async Task SendAsync()
        {
            for (int index; (index = Interlocked.Increment(ref next)) < requests.Length; )
            {
                var (status, text) = await AskAsync(exchange, requests[index]);
                if (status != exchange.Status || !text.Contains(exchange.Expected, StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref refused);
                    refusal = $"{status}: {text}";
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => SendAsync()));
        _process.Refresh();
        return refused == 0
            ? (_process.TotalProcessorTime - before).TotalMicroseconds / requests.Length
            : throw new InvalidOperationException(
                $"{Name} refused {refused} of {requests.Length}, the last: {refusal}"
            );
    }

    /// <summary>KiB that managed code of the server allocates per request; only roles of this program tell it.</summary>
    /// <param name="exchange">Where they go.</param>
    /// <param name="requests">The forms.</param>
    public async Task<double> MeasureAllocationAsync(Exchange exchange, byte[][] requests)
    {
        var before = await ReadAsync(ServerFigure.Allocated);
        await MeasureAsync(exchange, requests);
        return (await ReadAsync(ServerFigure.Allocated) - before) / 1024.0 / requests.Length;
    }

    /// <summary>Asks the server for a figure; only roles of this program tell it.</summary>
    /// <param name="figure">Which.</param>
    /// <exception cref="InvalidOperationException">The server ended.</exception>
    public async Task<long> ReadAsync(ServerFigure figure)
    {
        await _process.StandardInput.WriteLineAsync(figure.ToString());
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync();
        return long.Parse(line ?? throw new InvalidOperationException($"{Name} ended."), CultureInfo.InvariantCulture);
    }

    /// <summary>Sends one request.</summary>
    /// <param name="exchange">Where it goes.</param>
    /// <param name="request">The form.</param>
    public async Task<(HttpStatusCode Status, string Text)> AskAsync(Exchange exchange, byte[] request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, exchange.Path)
        {
            Content = new ByteArrayContent(request),
        };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(exchange.MediaType);
        message.Headers.Host = new Uri(FloorCommunity.Issuer).Host;
        using var response = await _clients.GetOrAdd(exchange, Connect).SendAsync(message);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(s_stopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private HttpClient Connect(Exchange exchange)
    {
        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = Connections,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
                ClientCertificates = exchange.Certificate is { } shown ? [shown] : [],
            },
        };
        return new HttpClient(handler) { BaseAddress = _address };
    }

    private static async Task<string> ReadPortAsync(Process process)
    {
        using var limit = new CancellationTokenSource(s_startLimit);
        string? line;
        do
        {
            line =
                await process.StandardOutput.ReadLineAsync(limit.Token)
                ?? throw new InvalidOperationException(
                    $"{process.StartInfo.ArgumentList[1]} ended before it listened."
                );
        } while (!int.TryParse(line, CultureInfo.InvariantCulture, out _));

        return line;
    }
}
