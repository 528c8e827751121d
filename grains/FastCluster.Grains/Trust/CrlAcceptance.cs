using FastCluster.Udap.Certificates;

namespace FastCluster.Grains.Trust;

/// <summary>Whether a fetched CRL replaces the accepted one.</summary>
internal static class CrlAcceptance
{
    /// <summary>Signer, syntax, dates and the monotonic number.</summary>
    /// <param name="der">Fetched CRL.</param>
    /// <param name="issuerDer">CA that has to have signed it.</param>
    /// <param name="acceptedDer">The accepted one, or null.</param>
    /// <param name="now">Time of judgement.</param>
    public static RejectionReason Judge(byte[] der, byte[] issuerDer, byte[]? acceptedDer, DateTimeOffset now)
    {
        var reason = Certificate.TryParse(issuerDer, out var issuer);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        reason = CrlSet.TryParse(der, issuer!, out var fetched);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        CrlSet? accepted = null;
        if (acceptedDer is not null && CrlSet.TryParse(acceptedDer, issuer!, out accepted) != RejectionReason.None)
        {
            accepted = null;
        }

        return CrlRules.CheckReplacement(accepted, fetched!, now);
    }
}
