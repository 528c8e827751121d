using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Pki;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Tests.Nodes;
using FastCluster.Udap.Jwt;

namespace FastCluster.ResourceServer.Tests.Servers;

/// <summary>Every way to prove oneself at the feed, at a real authorization server.</summary>
public sealed class CredentialTests(RunningNode node) : IClassFixture<RunningNode>
{
    [Fact]
    [Requirement("REV-09")]
    public async Task Feed_WithMutualTls_IsFollowed()
    {
        // below the root itself: TLS carries no chain, and the node may have learned no intermediates yet
        var community = node.Folder.Community;
        var leaf = community.Leaf(NodeFolder.ResourceServerUri) with { CrlUrl = community.RootCrlUrl };
        using var certificate = X509CertificateLoader.LoadPkcs12(community.Root.Issue(leaf).ToPfx("a"), "a");
        using var connections = UdapClient.Connections(new IPEndPoint(IPAddress.Loopback, node.Folder.Port));
        connections.SslOptions.ClientCertificates = [certificate];
        connections.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;

        await using var sample = await SampleHost.StartAsync(
            node.Folder,
            options =>
            {
                options.Credential = ResourceServerCredential.ForMutualTls(certificate);
                options.BackchannelHandler = connections;
            }
        );

        await sample.UntilAsync(HttpStatusCode.OK, (await node.GrantAsync()).Token);
    }

    [Theory]
    [InlineData(KeyAlgorithm.Rsa2048)]
    [InlineData(KeyAlgorithm.EcP384)]
    [Requirement("REV-09")]
    public async Task Feed_WithAnAssertionOfAnotherKindOfKey_IsFollowed(KeyAlgorithm algorithm)
    {
        var credential = node.Folder.Community.IssueClient(algorithm, NodeFolder.ResourceServerUri);
        var (certificates, key) = (node.Folder[$"{algorithm}.pem"], node.Folder[$"{algorithm}.key"]);
        await File.WriteAllTextAsync(certificates, credential.ToChainPem());
        await File.WriteAllTextAsync(key, credential.ToPrivateKeyPem());

        await using var sample = await SampleHost.StartAsync(
            node.Folder,
            options =>
                options.Credential = ResourceServerCredential.FromPemFiles(
                    NodeFolder.ResourceServerUri,
                    certificates,
                    key
                )
        );

        Assert.NotNull(sample.RevocationAge);
    }

    [Fact]
    [Requirement("REV-09")]
    public async Task Feed_OfAServerThatDoesNotDeclareTheCaller_LetsNobodyIn()
    {
        using var logs = new Testing.Logs.RecordingLoggerProvider();
        await using var sample = await SampleHost.LaunchAsync(
            node.Folder,
            options =>
                options.Credential = ResourceServerCredential.FromPemFiles(
                    "https://nobody.test",
                    node.Folder["server.pem"],
                    node.Folder["server.key"]
                ),
            logs
        );

        await Eventually.TrueAsync(
            () => Task.FromResult(logs.EventIds.Contains(2501)),
            "the loss of the feed in the log"
        );

        var answer = await sample.GetAsync((await node.GrantAsync()).Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("Revocations are not followed any more: The revocation feed answered 401.", logs.Texts);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_OverConnectionsThatFailInAnUnknownWay_IsFollowedOnceTheyWork()
    {
        using var logs = new Testing.Logs.RecordingLoggerProvider();
        using var connections = new BrokenHandler(node.Folder);
        await using var sample = await SampleHost.StartAsync(
            node.Folder,
            options =>
            {
                options.BackchannelHandler = connections;
                options.KeyCooldown = TimeSpan.FromSeconds(1);
            },
            logs
        );

        await sample.UntilAsync(HttpStatusCode.OK, (await node.GrantAsync()).Token);

        Assert.Contains(logs.EventIds, id => id is 2501 or 2503);
        Assert.Contains(
            logs.Texts,
            text => text.EndsWith("could not be asked: InvalidOperationException.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Credential_WithoutWhatItNeeds_IsRefusedWhenItIsMade()
    {
        var credential = node.Folder.Community.IssueClient("https://a.test");
        using var bare = X509CertificateLoader.LoadCertificate(credential.Certificate.Span);
        using var key = new LocalSigningKey("k", JwtAlgorithm.Es256, Testing.Jwt.TestSigner.P256.ExportPkcs8());

        Assert.Throws<ArgumentException>(() => ResourceServerCredential.ForMutualTls(bare));
        Assert.Throws<ArgumentException>(() => ResourceServerCredential.ForAssertion("a", key, []));
        Assert.Throws<ArgumentException>(() =>
            ResourceServerCredential.ForAssertion("", key, [credential.Certificate])
        );
        Assert.ThrowsAny<Exception>(() =>
            ResourceServerCredential.FromPemFiles("a", node.Folder["server.pem"], node.Folder["server.pem"])
        );
    }

    [Fact]
    public async Task Credential_WhoseKeyIsNotThatOfTheCertificate_IsRefusedWhenItIsMade()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (certificates, key) = (node.Folder["one.pem"], node.Folder["other.key"]);
        await File.WriteAllTextAsync(certificates, node.Folder.Community.IssueClient("https://a.test").ToChainPem());
        await File.WriteAllTextAsync(key, other.ExportPkcs8PrivateKeyPem());

        var fault = Assert.Throws<CryptographicException>(() =>
            ResourceServerCredential.FromPemFiles("a", certificates, key)
        );

        Assert.Equal("The key is not that of the first certificate.", fault.Message);
    }
}
