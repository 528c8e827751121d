using FastCluster.Pki;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Outbound;
using FastCluster.Testing.Logs;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Silo.Tests.Outbound;

public sealed class CrlFetcherTests : IDisposable
{
    private const string Url = "http://crl.example.test/root.crl";
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingLogger<CrlFetcher> _logger = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fetch_MappedUrl_ReadsFileWithoutNetwork()
    {
        await File.WriteAllBytesAsync(_folder["root.crl"], [0x30, 0x00]);

        var crl = await FetchAsync(Mapped("root.crl"), Url);

        Assert.Equal([0x30, 0x00], crl);
    }

    [Fact]
    public async Task Fetch_PemFile_BecomesDer()
    {
        _folder.Write("root.pem", Pem.RevocationList([0x30, 0x00]));

        Assert.Equal([0x30, 0x00], await FetchAsync(Mapped("root.pem"), Url));
    }

    [Fact]
    public async Task Fetch_MissingFile_IsNullAndLogged()
    {
        Assert.Null(await FetchAsync(Mapped("missing.crl"), Url));
        Assert.Contains(3071, _logger.EventIds);
    }

    [Fact]
    public async Task Fetch_FileAboveCap_IsNullAndLogged()
    {
        await File.WriteAllBytesAsync(_folder["big.crl"], new byte[2_000]);

        Assert.Null(await FetchAsync(Mapped("big.crl") with { MaximumBytes = 1_024 }, Url));
        Assert.Contains(3072, _logger.EventIds);
    }

    [Fact]
    public async Task Fetch_OtherUrl_IsDownloaded()
    {
        await using var server = await LoopbackServer.StartAsync(("/crl", context => context.Response.WriteAsync("0")));

        var crl = await FetchAsync(new() { AllowedPrivateHosts = ["127.0.0.1"] }, server.Url("/crl"));

        Assert.Equal("0"u8.ToArray(), crl);
    }

    [Fact]
    public async Task Fetch_RefusedDownload_IsNullAndLogged()
    {
        Assert.Null(await FetchAsync(new(), "http://127.0.0.1:1/crl"));
        Assert.Contains(3070, _logger.EventIds);
    }

    private OutboundOptions Mapped(string file) => new() { CrlFiles = [new() { Url = Url, File = _folder[file] }] };

    private async Task<byte[]?> FetchAsync(OutboundOptions options, string url)
    {
        await using var services = new ServiceCollection()
            .AddMetrics()
            .AddSingleton<OutboundMetrics>()
            .BuildServiceProvider();
        using var fetcher = new GuardedFetcher(options, TimeProvider.System);
        var sut = new CrlFetcher(options, fetcher, services.GetRequiredService<OutboundMetrics>(), _logger);
        return await sut.FetchAsync(url, CancellationToken.None);
    }
}
