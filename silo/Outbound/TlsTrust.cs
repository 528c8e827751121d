using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Outbound;

/// <summary>Trusts https servers by the roots of the system and by configured ones.</summary>
internal static class TlsTrust
{
    /// <summary>Judges the certificate of a server; null where the system alone judges.</summary>
    /// <param name="settings">Configured roots.</param>
    public static RemoteCertificateValidationCallback? Create(IReadOnlyList<string> settings)
    {
        if (settings.Count == 0)
        {
            return null;
        }

        var roots = new X509Certificate2Collection();
        foreach (var der in settings.SelectMany(setting => PemText.ReadCertificates(PemText.Read(setting))))
        {
            roots.Add(X509CertificateLoader.LoadCertificate(der));
        }

        return (_, certificate, chain, errors) =>
            errors == SslPolicyErrors.None
            || (
                errors == SslPolicyErrors.RemoteCertificateChainErrors
                && certificate is X509Certificate2 leaf
                && LeadsTo(roots, leaf, chain)
            );
    }

    private static bool LeadsTo(X509Certificate2Collection roots, X509Certificate2 leaf, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // as the platform does for https
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new("1.3.6.1.5.5.7.3.1")); // server authentication
        if (sent is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        }

        return chain.Build(leaf);
    }
}
