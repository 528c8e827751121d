using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using FastCluster.Silo.Commands;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Silo.Tests.TestCommunities;

public sealed class PkiCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestConsole _console;

    public PkiCommandTests() => _console = new(_folder.Path, new FakeTimeProvider(NodeSetup.Now));

    public void Dispose()
    {
        _console.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("pki", "--help")]
    [InlineData("pki", "community", "--help")]
    [InlineData("pki", "leaf", "--help")]
    [InlineData("pki", "crl", "--help")]
    public async Task Pki_Help_ShowsUsage(params string[] arguments)
    {
        Assert.Equal(ExitCodes.Success, await _console.RunAsync(arguments));
        Assert.Contains("Usage:", _console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pki", "leaf", "c", "--kind", "bogus")]
    [InlineData("pki", "leaf", "c", "--name", "../escape")]
    [InlineData("pki", "leaf", "c", "--name", "ca-root")]
    [InlineData("pki", "leaf", "c", "--name", "")]
    [InlineData("pki", "leaf", "c", "--uri", "no-uri")]
    [InlineData("pki", "crl", "c", "--authority", "bogus")]
    [InlineData("pki", "crl", "c", "--days", "0")]
    [InlineData("pki", "community", "c", "--organization", "")]
    [InlineData("pki", "community")]
    public async Task Pki_WrongLine_IsUsage(params string[] arguments)
    {
        Assert.Equal(ExitCodes.Usage, await _console.RunAsync(arguments));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("leaf")]
    [InlineData("crl")]
    public async Task Pki_FolderWithoutCommunity_Fails(string verb)
    {
        Assert.Equal(ExitCodes.Failure, await _console.RunAsync("pki", verb, "none"));
        Assert.Contains("pki community", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Community_FolderWithContent_TouchesNothing()
    {
        _folder.Write("theirs.txt", "theirs");

        Assert.Equal(ExitCodes.Failure, await _console.RunAsync("pki", "community", "."));

        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Community_Bare_HasAnchorIssuerAndCrls()
    {
        Assert.Equal(ExitCodes.Success, await _console.RunAsync("pki", "community", "c", "--bare"));

        Assert.Equal(
            ["root", "issuing"],
            ReadIndex("authorities").Select(item => item.GetProperty("name").GetString())
        );
        Assert.Empty(ReadIndex("leaves"));
        Assert.True(File.Exists(_folder["c/ca-root.crl"]) && File.Exists(_folder["c/ca-issuing.crl"]));
    }

    [Fact]
    public async Task Leaf_OfExistingCommunity_ChainsToItsRoot()
    {
        await _console.RunAsync("pki", "community", "c", "--bare");

        Assert.Equal(ExitCodes.Success, await _console.RunAsync("pki", "leaf", "c", "--name", "mine"));

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = NodeSetup.Now.UtcDateTime;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(_folder["c/ca-root.pem"]);
        chain.ChainPolicy.ExtraStore.ImportFromPemFile(_folder["c/mine.pem"]);
        using var leaf = X509Certificate2.CreateFromPemFile(_folder["c/mine.pem"], _folder["c/mine.key"]);
        Assert.True(chain.Build(leaf));
    }

    [Fact]
    public async Task Crl_SecondRevocation_KeepsTheFirst()
    {
        await _console.RunAsync("pki", "community", "c", "--bare");
        await _console.RunAsync("pki", "leaf", "c", "--name", "one");
        await _console.RunAsync("pki", "leaf", "c", "--name", "two");

        await _console.RunAsync("pki", "crl", "c", "--revoke", "c/one.pem");
        Assert.Equal(ExitCodes.Success, await _console.RunAsync("pki", "crl", "c", "--revoke", "c/two.pem"));

        var builder = CertificateRevocationListBuilder.Load(
            await File.ReadAllBytesAsync(_folder["c/ca-issuing.crl"]),
            out var number
        );
        Assert.Equal(3, number);
        Assert.All(["one", "two"], name => Assert.True(builder.RemoveEntry(Serial(name))));
    }

    [Fact]
    public async Task Crl_CertificateOfAnotherAuthority_Fails()
    {
        await _console.RunAsync("pki", "community", "c", "--bare");
        await _console.RunAsync("pki", "leaf", "c", "--name", "one");

        Assert.Equal(
            ExitCodes.Failure,
            await _console.RunAsync("pki", "crl", "c", "--authority", "root", "--revoke", "c/one.pem")
        );
    }

    private byte[] Serial(string name)
    {
        using var leaf = X509CertificateLoader.LoadCertificateFromFile(_folder[$"c/{name}.pem"]);
        return leaf.SerialNumberBytes.ToArray();
    }

    private IReadOnlyList<JsonElement> ReadIndex(string list) =>
        [.. JsonElement.Parse(File.ReadAllText(_folder["c/index.json"])).GetProperty(list).EnumerateArray()];
}
