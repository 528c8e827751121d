using FastCluster.Silo.Configuration;
using FastCluster.Silo.Keys;
using FastCluster.Testing.Logs;
using FastCluster.Udap.Jwt;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Silo.Tests.Keys;

public sealed class FileServerCredentialsTests : IDisposable
{
    private readonly NodeSetup _setup = new();
    private readonly FakeTimeProvider _clock = new(NodeSetup.Now);
    private readonly RecordingLogger<FileServerCredentials> _logger = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    public void Find_ConfiguredPair_SignsWithRs256()
    {
        var sut = CreateSut();

        var credential = sut.Find("main", NodeSetup.Base, NodeSetup.Community);

        Assert.Equal(JwtAlgorithm.Rs256, credential!.Key.Algorithm);
        Assert.Single(credential.Chain);
    }

    [Theory]
    [InlineData("other", NodeSetup.Base, NodeSetup.Community)]
    [InlineData("main", NodeSetup.Base + "/", NodeSetup.Community)]
    [InlineData("main", NodeSetup.Base, "urn:other")]
    public void Find_OtherPair_IsNull(string server, string fhirBase, string community) =>
        Assert.Null(CreateSut().Find(server, fhirBase, community));

    [Fact]
    public void Refresh_RenewedFile_IsTakenOver()
    {
        var sut = CreateSut();
        var before = sut.Find("main", NodeSetup.Base, NodeSetup.Community);
        _setup.WriteServerCertificate(NodeSetup.Base, NodeSetup.Now.AddDays(-1), NodeSetup.Now.AddYears(2));
        Touch();

        sut.Refresh();

        Assert.NotEqual(before!.Key.KeyId, sut.Find("main", NodeSetup.Base, NodeSetup.Community)!.Key.KeyId);
    }

    [Fact]
    public void Refresh_BrokenFile_KeepsOldOneAndSaysSo()
    {
        var sut = CreateSut();
        var before = sut.Find("main", NodeSetup.Base, NodeSetup.Community);
        _setup.Folder.Write("server.pem", "broken");
        Touch();

        sut.Refresh();

        Assert.Same(before, sut.Find("main", NodeSetup.Base, NodeSetup.Community));
        Assert.Contains(3061, _logger.EventIds);
    }

    [Fact]
    public void Refresh_FolderBehindTheLinksExchanged_IsTakenOver()
    {
        Project("first");
        var sut = CreateSut();
        var before = sut.Find("main", NodeSetup.Base, NodeSetup.Community);
        _setup.WriteServerCertificate(NodeSetup.Base, NodeSetup.Now.AddDays(-1), NodeSetup.Now.AddYears(2));
        Project("second");

        sut.Refresh();

        Assert.NotEqual(before!.Key.KeyId, sut.Find("main", NodeSetup.Base, NodeSetup.Community)!.Key.KeyId);
    }

    [Fact]
    public void Find_ExpiredCertificate_IsNull()
    {
        var sut = CreateSut();

        _clock.SetUtcNow(NodeSetup.Now.AddYears(1));

        Assert.Null(sut.Find("main", NodeSetup.Base, NodeSetup.Community));
    }

    [Fact]
    public void Refresh_NearExpiry_RaisesAlarmEverySixHours()
    {
        var sut = CreateSut();
        Assert.DoesNotContain(3062, _logger.EventIds);

        _clock.SetUtcNow(NodeSetup.Now.AddYears(1).AddDays(-29));
        sut.Refresh();
        sut.Refresh();
        Assert.Single(_logger.EventIds, 3062);

        _clock.Advance(TimeSpan.FromHours(6));
        sut.Refresh();
        Assert.Equal(2, _logger.EventIds.Count(id => id == 3062));
    }

    [Fact]
    public void Find_Pkcs12WithPassword_IsRead()
    {
        var issued = _setup.Authority.Issue(
            new()
            {
                Subject = new("Server"),
                NotBefore = NodeSetup.Now.AddDays(-1),
                NotAfter = NodeSetup.Now.AddDays(90),
                UriNames = [NodeSetup.Base],
                KeyAlgorithm = Pki.KeyAlgorithm.Rsa2048,
            }
        );
        File.WriteAllBytes(_setup.Folder["server.pfx"], issued.ToPfx("pass"));
        var file = new CertificateFileOptions
        {
            CertificateFile = _setup.Folder["server.pfx"],
            PasswordFile = _setup.Folder.Write("password", "pass\n"),
        };

        Assert.Null(CertificateFileReader.TryRead(file, out var content));
        Assert.True(content!.Leaf.HasPrivateKey);
    }

    /// <summary>
    /// Moves the two files as a kubelet mounts them: into a folder of the given name, behind the link <c>..data</c>; the
    /// entries themselves are links that are made once.
    /// </summary>
    private void Project(string version)
    {
        var folder = Directory.CreateDirectory(_setup.Folder[version]).FullName;
        string[] names = ["server.pem", "server.key"];
        foreach (var name in names)
        {
            File.WriteAllText(Path.Combine(folder, name), File.ReadAllText(_setup.Folder[name]));
        }

        File.Delete(_setup.Folder["..data"]);
        File.CreateSymbolicLink(_setup.Folder["..data"], version);
        foreach (var name in names.Where(name => new FileInfo(_setup.Folder[name]).LinkTarget is null))
        {
            File.Delete(_setup.Folder[name]);
            File.CreateSymbolicLink(_setup.Folder[name], $"..data/{name}");
        }
    }

    private void Touch() =>
        File.SetLastWriteTimeUtc(_setup.Folder["server.pem"], NodeSetup.Now.UtcDateTime.AddHours(1));

    private FileServerCredentials CreateSut()
    {
        var services = new ServiceCollection().AddMetrics().AddSingleton<CredentialMetrics>().BuildServiceProvider();
        return new(_setup.Options, _clock, services.GetRequiredService<CredentialMetrics>(), _logger);
    }
}
