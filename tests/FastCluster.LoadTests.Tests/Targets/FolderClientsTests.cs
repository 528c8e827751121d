using FastCluster.LoadTests.Targets;
using FastCluster.Pki;
using FastCluster.Testing;
using FastCluster.Udap.Jwt;

namespace FastCluster.LoadTests.Tests.Targets;

public sealed class FolderClientsTests
{
    private readonly TestCommunity _community = TestCommunity.Create("load-folder");

    [Fact]
    public void Next_TwoCertificates_GivesEachUriNameOnce()
    {
        using var folder = new ReportFolder();
        Write(folder, "client-1", _community.IssueClient("https://a.test", "https://b.test"));
        Write(folder, "client-2", _community.IssueClient("https://c.test"));
        Write(folder, "other", _community.IssueClient("https://d.test"));
        var clients = new FolderClients(folder["."]);

        var given = Enumerable.Range(0, 3).Select(_ => clients.Next(KeyAlgorithm.EcP256).Uri);

        Assert.Equal(["https://a.test", "https://b.test", "https://c.test"], given);
        Assert.Throws<UsageException>(() => clients.Next(KeyAlgorithm.EcP256));
    }

    [Fact]
    public void Next_KindOfKey_IsChosen()
    {
        using var folder = new ReportFolder();
        Write(folder, "client-1", _community.IssueClient("https://a.test"));
        Write(folder, "client-2", _community.IssueClient(KeyAlgorithm.Rsa2048, "https://b.test"));

        var client = new FolderClients(folder["."]).Next(KeyAlgorithm.Rsa2048);

        Assert.Equal("https://b.test", client.Uri);
        Assert.Equal(JwtAlgorithm.Rs256, ClientKeys.AlgorithmOf(client.Credential.PrivateKey));
    }

    [Fact]
    public void ResourceServer_ItsFirstUriName_IsItsCallerId()
    {
        using var folder = new ReportFolder();
        Write(folder, "resource-server", _community.IssueClient("https://r.test", "https://s.test"));

        var caller = new FolderClients(folder["."]).ResourceServer;

        Assert.Equal(("https://r.test", 2), (caller.ClientId, caller.Credential.CertificateChain.Length));
    }

    [Fact]
    public void ResourceServer_NoFile_IsSaid()
    {
        using var folder = new ReportFolder();

        Assert.Throws<UsageException>(() => new FolderClients(folder["."]).ResourceServer);
    }

    private static void Write(ReportFolder folder, string name, CertifiedKey credential)
    {
        File.WriteAllText(folder[$"{name}.pem"], credential.ToChainPem());
        File.WriteAllText(folder[$"{name}.key"], credential.ToPrivateKeyPem());
    }
}
