using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Security;

namespace FastCluster.Floor;

/// <summary>A server in a process of its own, and the load that it is measured under.</summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private const int Connections = 8;
    private readonly Process _process;
    private readonly HttpClient _client;

    private MeasuredServer(Process process, HttpClient client) => (_process, _client) = (process, client);

    public static async Task<MeasuredServer> StartAsync(string role, string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])["exec", Environment.GetCommandLineArgs()[0], role, folder])
        {
            if (argument != "exec" || Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            {
                start.ArgumentList.Add(argument);
            }
        }

        if (Path.GetFileNameWithoutExtension(start.FileName) != "dotnet")
        {
            start.ArgumentList.RemoveAt(0);
        }

        var process = Process.Start(start)!;
        string? line;
        do
        {
            line =
                await process.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException($"The {role} process ended.");
        } while (!int.TryParse(line, CultureInfo.InvariantCulture, out _));

        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = Connections,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
            },
        };
        _ = process.StandardOutput.ReadToEndAsync();
        return new(process, new HttpClient(handler) { BaseAddress = new Uri($"https://127.0.0.1:{line}") });
    }

    /// <summary>Server CPU per request in microseconds, at saturation; every answer has to be 200.</summary>
    public async Task<double> MeasureAsync(byte[][] requests)
    {
        _process.Refresh();
        var before = _process.TotalProcessorTime;
        var next = -1;
        async Task SendAsync()
        {
            for (int index; (index = Interlocked.Increment(ref next)) < requests.Length; )
            {
                using var message = new HttpRequestMessage(HttpMethod.Post, "/token")
                {
                    Content = new ByteArrayContent(requests[index]),
                };
                message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
                message.Headers.Host = new Uri(FloorCommunity.Issuer).Host;
                using var response = await _client.SendAsync(message);
                if (!response.IsSuccessStatusCode)
                {
                    throw new InvalidOperationException(
                        $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}"
                    );
                }

                await response.Content.ReadAsByteArrayAsync();
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => SendAsync()));
        _process.Refresh();
        return (_process.TotalProcessorTime - before).TotalMicroseconds / requests.Length;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
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
}
