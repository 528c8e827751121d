using System.Security.Cryptography.X509Certificates;

namespace FastCluster.Silo.Demo.Client;

/// <summary>
/// Trust in members of a community by the platform's path check, a second implementation beside the server's. CRLs are
/// not looked at here: those of a development community lie in a folder, where the platform cannot be pointed to.
/// </summary>
/// <param name="roots">The community's roots.</param>
internal sealed class CommunityTrust(X509Certificate2Collection roots)
{
    /// <summary>Looks for a path from a leaf to one of the roots.</summary>
    /// <param name="leaf">The certificate to trust.</param>
    /// <param name="presented">Further certificates as <c>x5c</c> carried them.</param>
    /// <param name="now">Time at which all certificates must be valid.</param>
    /// <param name="root">The root that was reached, or null.</param>
    /// <returns>Null when there is a path; otherwise why not.</returns>
    public string? FindFault(
        X509Certificate2 leaf,
        X509Certificate2Collection presented,
        DateTimeOffset now,
        out X509Certificate2? root
    )
    {
        using var chain = new X509Chain { ChainPolicy = CreatePolicy(roots, now) };
        chain.ChainPolicy.ExtraStore.AddRange(presented);
        var isTrusted = chain.Build(leaf);
        root = isTrusted
            ? roots.FirstOrDefault(item => item.Thumbprint == chain.ChainElements[^1].Certificate.Thumbprint)
            : null;
        return isTrusted ? null : string.Join(" ", chain.ChainStatus.Select(status => status.StatusInformation.Trim()));
    }

    /// <summary>The policy by which TLS connections to the server are trusted.</summary>
    /// <param name="tlsRoots">Roots of the TLS certificate.</param>
    public static X509ChainPolicy CreateTlsPolicy(X509Certificate2Collection tlsRoots)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(tlsRoots);
        return policy;
    }

    private static X509ChainPolicy CreatePolicy(X509Certificate2Collection roots, DateTimeOffset now)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            VerificationTime = now.UtcDateTime,
            VerificationTimeIgnored = false,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }
}
