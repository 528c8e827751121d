using FastCluster.Testing.Fuzz;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>One certificate in DER; all that it says is read, its key included.</summary>
internal sealed class CertificateFuzzTarget : IFuzzTarget
{
    public string Name => "certificate";

    public RejectionReason Run(byte[] input)
    {
        var reason = Certificate.TryParse(input, out var certificate);
        return certificate is null ? reason : Read(certificate);
    }

    private static RejectionReason Read(Certificate certificate)
    {
        _ = (certificate.Organization, certificate.Country, certificate.Subject.ToString());
        _ = (certificate.UriNames, certificate.CrlUrls, certificate.PolicyOids, certificate.SerialNumber);
        _ = (certificate.NotBefore, certificate.NotAfter, certificate.Thumbprint, certificate.KeyName);
        _ = (certificate.NameUnder(certificate), certificate.NameAsAnchor());
        return certificate.Key.Fault;
    }
}
