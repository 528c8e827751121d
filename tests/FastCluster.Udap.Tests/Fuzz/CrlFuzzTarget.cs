using FastCluster.Pki;
using FastCluster.Testing.Fuzz;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Tests.Certificates;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>The signed part of a CRL, signed anew; an accepted one is asked and may follow another.</summary>
internal sealed class CrlFuzzTarget : IFuzzTarget
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Certificate issuer = Paths.Parse(
        CertificateAuthority
            .CreateRoot(
                new()
                {
                    Subject = new SubjectName("Fuzz root"),
                    NotBefore = Now.AddYears(-1),
                    NotAfter = Now.AddYears(1),
                    Key = FuzzSigner.Key,
                }
            )
            .Certificate
    );

    public string Name => "crl";

    public RejectionReason Run(byte[] input)
    {
        var reason = CrlSet.TryParse(FuzzSigner.Sign(input), issuer, out var crl);
        if (crl is null)
        {
            return reason;
        }

        _ = crl.Covers(issuer, issuer) && crl.Contains(issuer.NameUnder(issuer));
        _ = CrlRules.IsUsable(crl, TimeSpan.FromDays(1), Now);
        return CrlRules.CheckReplacement(crl, crl, Now);
    }
}
