using System.Security.Cryptography.X509Certificates;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.FirstRun;

namespace FastCluster.Silo.Tests.FirstRun;

public sealed class DevelopmentNodeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Prepare_EmptyFolder_MakesConfigurationWithoutFault()
    {
        var files = Prepare(NodeSetup.Now);

        var options = ConfigurationReader.Read(files.Configuration);
        Assert.Empty(ConfigurationCheck.Check(options, NodeSetup.Now));
        Assert.Equal(files.DataFolder, options.DataFolder);
    }

    [Fact]
    public void Prepare_InProduction_WouldBeRefused()
    {
        var options = ConfigurationReader.Read(Prepare(NodeSetup.Now).Configuration) with
        {
            Environment = NodeEnvironment.Production,
        };

        var faults = ConfigurationCheck.Check(options, NodeSetup.Now).Select(fault => fault.Setting);

        Assert.Contains("authorizationServers[0].communities[0].uri", faults);
        Assert.Contains("keys.keyEncryptionKeyFile", faults);
    }

    [Fact]
    public void Prepare_SecondTime_ChangesNothing()
    {
        Prepare(NodeSetup.Now);
        var before = Read();

        Prepare(NodeSetup.Now.AddDays(1));

        Assert.Equal(before, Read());
    }

    [Fact]
    public void Prepare_CrlNearItsEnd_IsMadeAnew()
    {
        var files = Prepare(NodeSetup.Now);
        var (crl, root) = (File.ReadAllBytes(files.IssuingCrl), File.ReadAllText(files.Root.CertificateFile));

        Prepare(NodeSetup.Now.AddDays(24));

        Assert.NotEqual(crl, File.ReadAllBytes(files.IssuingCrl));
        Assert.Equal(root, File.ReadAllText(files.Root.CertificateFile));
    }

    [Fact]
    public void Prepare_LeafNearItsEnd_IsRenewedBySameAuthority()
    {
        var files = Prepare(NodeSetup.Now);
        var before = File.ReadAllText(files.Server.CertificateFile);

        Prepare(NodeSetup.Now.AddDays(336));

        Assert.NotEqual(before, File.ReadAllText(files.Server.CertificateFile));
        Assert.True(ChainsToRoot(files, NodeSetup.Now.AddDays(500)));
    }

    [Fact]
    public void Prepare_EditedConfiguration_IsKept()
    {
        var files = Prepare(NodeSetup.Now);
        File.WriteAllText(files.Configuration, "{}");

        Prepare(NodeSetup.Now);

        Assert.Equal("{}", File.ReadAllText(files.Configuration));
        Assert.True(DevelopmentNode.IsOwnerOf(files.Configuration));
        Assert.False(DevelopmentNode.IsOwnerOf(_folder["other/fastcluster.json"]));
    }

    [Fact]
    public void Prepare_FolderWithKeysOfSomebodyElse_TouchesNothing()
    {
        Directory.CreateDirectory(_folder["data/pki"]);
        _folder.Write("data/pki/root.key", "theirs");
        _folder.Write("data/pki/issuing.key", "theirs");
        var before = Read();

        Assert.False(DevelopmentNode.IsOwnerOf(_folder["data/fastcluster.json"]));
        Assert.Throws<IOException>(() => Prepare(NodeSetup.Now));
        Assert.Equal(before, Read());
    }

    private static bool ChainsToRoot(DevelopmentFiles files, DateTimeOffset now)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(files.Server.CertificateFile);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(files.Root.CertificateFile);
        chain.ChainPolicy.ExtraStore.AddRange(all);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        return chain.Build(all[0]);
    }

    private DevelopmentFiles Prepare(DateTimeOffset now) => DevelopmentNode.Prepare(_folder["data"], now);

    private IReadOnlyList<string> Read() =>
        [
            .. Directory
                .EnumerateFiles(_folder["data"], "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => $"{file} {Convert.ToHexString(File.ReadAllBytes(file))}"),
        ];
}
