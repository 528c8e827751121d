using FastCluster.Contracts.Clients;
using FastCluster.Udap.Certifications;
using FastCluster.Udap.Communities;

namespace FastCluster.Grains.Tokens;

/// <summary>What accepted certifications still demand at the token endpoint: not lapsed, key and address within their locks.</summary>
internal static class CertificationLockRules
{
    /// <summary>Judges one token request.</summary>
    /// <param name="policy">Certification policy of the community.</param>
    /// <param name="locks">Locks stored with the registration.</param>
    /// <param name="keyThumbprint">RFC 7638 thumbprint of the key that signed.</param>
    /// <param name="source">Address of the sender.</param>
    /// <param name="now">Unix seconds.</param>
    public static RejectionReason Check(
        CertificationPolicy policy,
        CertificationLock[] locks,
        Func<string> keyThumbprint,
        string source,
        long now
    )
    {
        var live = locks.Where(one => one.ExpiresAt > now).ToList();
        if (
            policy.RefuseTokensAfterLapse
            && policy.Required.Any(uri => !live.Exists(one => one.Uris.Contains(uri, StringComparer.Ordinal)))
        )
        {
            return RejectionReason.CertificationLapsed;
        }

        foreach (var one in live)
        {
            if (one.KeyThumbprints.Length > 0 && !one.KeyThumbprints.Contains(keyThumbprint(), StringComparer.Ordinal))
            {
                return RejectionReason.CertificationKeyLocked;
            }

            if (one.AllowedAddresses.Length > 0 && !AddressRules.IsAllowed(one.AllowedAddresses, source))
            {
                return RejectionReason.CertificationAddressNotAllowed;
            }
        }

        return RejectionReason.None;
    }
}
