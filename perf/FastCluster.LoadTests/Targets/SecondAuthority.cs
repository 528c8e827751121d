using FastCluster.Pki;
using FastCluster.Testing;
using FastCluster.Testing.Nodes;
using FastCluster.Testing.Servers;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Rejections;

namespace FastCluster.LoadTests.Targets;

/// <summary>
/// Another authority below the community's anchor, whose CRL comes over HTTP: its clients can lose their CRL host, or all
/// die at once, while the resource server stands. One caller at a time.
/// </summary>
internal sealed class SecondAuthority : IAsyncDisposable
{
    private readonly TestCommunity _community;
    private readonly CertificateAuthority _authority;
    private readonly string _crlUrl;
    private readonly int _port;
    private CrlHost? _host;
    private int _issued;

    /// <summary>Makes it, and publishes its CRL.</summary>
    /// <param name="community">Its community.</param>
    public SecondAuthority(TestCommunity community)
    {
        _community = community;
        var options = community.AuthorityOptions("second") with { CrlUrl = community.RootCrlUrl };
        _authority = community.Root.CreateIntermediate(options);
        _host = new CrlHost();
        (_port, _crlUrl) = (_host.Port, _host.Url);
        _host.Publish(BuildCrl());
    }

    /// <summary>The name under which an operator revokes it.</summary>
    public string RevocationName =>
        TokenIdentifier.Format(Read(_authority.Certificate).NameUnder(Read(_community.Root.Certificate)).Value);

    /// <summary>How often its CRL was asked for since it was published last.</summary>
    public int CrlVisits => _host?.Visits ?? 0;

    /// <summary>Clients with a certificate of their own each.</summary>
    /// <param name="count">How many.</param>
    public TestClient[] Issue(int count) => [.. Enumerable.Range(0, count).Select(_ => Issue())];

    /// <summary>The CRL host goes away: nobody listens there any more.</summary>
    public async Task CloseCrlHostAsync()
    {
        if (Interlocked.Exchange(ref _host, null) is { } host)
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>It comes back, where it was away.</summary>
    public void OpenCrlHost()
    {
        if (_host is null)
        {
            _host = new CrlHost(_port);
            _host.Publish(BuildCrl());
        }
    }

    public async ValueTask DisposeAsync() => await CloseCrlHostAsync();

    private static Certificate Read(ReadOnlyMemory<byte> der) =>
        Certificate.TryParse(der, out var certificate) == RejectionReason.None
            ? certificate!
            : throw new InvalidOperationException("A certificate of the community does not parse.");

    private TestClient Issue()
    {
        var uri = FormattableString.Invariant($"https://client.test/second/{_issued++}");
        return new(uri, _authority.Issue(_community.Leaf(uri) with { CrlUrl = _crlUrl }));
    }

    private byte[] BuildCrl() => _authority.BuildCrl(1, _community.Clock.AddHours(-1), _community.Clock.AddDays(30));
}
