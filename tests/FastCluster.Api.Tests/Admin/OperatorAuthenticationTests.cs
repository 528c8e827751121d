using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Api.Admin;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Api.Tests.Admin;

public sealed class OperatorAuthenticationTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _pinned;
    private readonly X509Certificate2 _stranger;

    public OperatorAuthenticationTests()
    {
        _pinned = Make("CN=ada");
        _stranger = Make("CN=eve");
    }

    public void Dispose()
    {
        _pinned.Dispose();
        _stranger.Dispose();
        _key.Dispose();
    }

    [Fact]
    public void TryAuthenticate_PinnedCertificate_NamesTheOperator()
    {
        Assert.Equal(RejectionReason.None, Authenticate(_pinned, Start.AddHours(1), out var found));
        Assert.Equal(new Operator("ada", OperatorRole.Operate), found);
    }

    [Fact]
    public void TryAuthenticate_OtherCertificate_IsAnonymous() =>
        Assert.Equal(RejectionReason.OperatorAnonymous, Authenticate(_stranger, Start.AddHours(1), out _));

    [Theory]
    [InlineData(-1)]
    [InlineData(25)]
    public void TryAuthenticate_PinnedCertificateOutsideItsValidity_IsRefused(int hours) =>
        Assert.Equal(RejectionReason.OperatorCertificateExpired, Authenticate(_pinned, Start.AddHours(hours), out _));

    [Theory]
    [InlineData(null)]
    [InlineData("Basic YTpi")]
    public void TryAuthenticate_NoCredential_IsAnonymous(string? header) =>
        Assert.Equal(RejectionReason.OperatorAnonymous, Authenticate(null, Start, out _, header));

    private RejectionReason Authenticate(
        X509Certificate2? certificate,
        DateTimeOffset now,
        out Operator? found,
        string? header = null
    )
    {
        var settings = new EdgeOptions();
        settings.Admin.Certificates.Add(
            new()
            {
                Name = "ada",
                Thumbprint = _pinned.GetCertHashString(HashAlgorithmName.SHA256),
                Role = OperatorRole.Operate,
            }
        );
        var options = Options.Create(settings);
        var time = new FakeTimeProvider(now);
        var context = new DefaultHttpContext();
        context.Connection.ClientCertificate = certificate;
        context.Request.Headers.Authorization = header;
        return new OperatorAuthentication(options, new(options, time), time).TryAuthenticate(context, out found);
    }

    private X509Certificate2 Make(string subject) =>
        new CertificateRequest(subject, _key, HashAlgorithmName.SHA256).CreateSelfSigned(Start, Start.AddHours(24));
}
