using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Hosting;

/// <summary>The TLS certificate of a listener: the configured one, or in Development one made on the spot.</summary>
internal static class TlsCertificate
{
    private const string DevelopmentFile = "development-tls.pfx";

    /// <summary>Opens the certificate of a listener.</summary>
    /// <exception cref="InvalidConfigurationException">Production without a certificate.</exception>
    public static X509Certificate2 Open(ListenerOptions listener, FastClusterOptions options)
    {
        if (listener.Certificate is { } configured)
        {
            return Read(configured);
        }

        return options.Environment == NodeEnvironment.Development
            ? OpenDevelopment(Path.Combine(options.DataFolder, DevelopmentFile), listener)
            : throw new InvalidConfigurationException([
                new("listeners.certificate", "is required for https in Production", listener.Url),
            ]);
    }

    private static X509Certificate2 Read(CertificateFileOptions file)
    {
        if (!file.IsPkcs12)
        {
            using var pem = X509Certificate2.CreateFromPemFile(file.CertificateFile, file.KeyFile);
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null);
        }

        var password = file.PasswordFile is { } passwordFile
            ? File.ReadAllText(passwordFile).TrimEnd('\r', '\n')
            : null;
        return X509CertificateLoader.LoadPkcs12FromFile(file.CertificateFile, password);
    }

    private static X509Certificate2 OpenDevelopment(string file, ListenerOptions listener)
    {
        if (File.Exists(file))
        {
            var known = X509CertificateLoader.LoadPkcs12FromFile(file, password: null);
            if (known.NotAfter > TimeProvider.System.GetLocalNow().DateTime.AddDays(1))
            {
                return known;
            }

            known.Dispose();
        }

        var pkcs12 = Make(new Uri(listener.Url).Host);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using (
            var stream = new FileStream(
                file,
                new FileStreamOptions
                {
                    Mode = FileMode.Create,
                    Access = FileAccess.Write,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            )
        )
        {
            stream.Write(pkcs12);
        }

        return X509CertificateLoader.LoadPkcs12(pkcs12, password: null);
    }

    private static byte[] Make(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=FastCluster development", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        if (
            Uri.CheckHostName(host) == UriHostNameType.Dns
            && !string.Equals(host, "localhost", StringComparison.Ordinal)
        )
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(365));
        return certificate.Export(X509ContentType.Pkcs12);
    }
}
