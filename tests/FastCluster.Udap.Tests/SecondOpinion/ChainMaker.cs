using FastCluster.Pki;
using FastCluster.Testing;
using FastCluster.Udap.Tests.Certificates;

namespace FastCluster.Udap.Tests.SecondOpinion;

/// <summary>Makes chains with random faults, the same one for the same number.</summary>
internal static class ChainMaker
{
    /// <summary>One chain with no fault, one or two.</summary>
    public static (PathCase Case, ChainFault[] Faults) Make(int number)
    {
        var random = new Random(number);
        var all = Enum.GetValues<ChainFault>();
        var faults = Enumerable.Range(0, random.Next(3)).Select(_ => all[random.Next(all.Length)]).Distinct().ToArray();
        var plan = faults.Aggregate(ChainPlan.Valid(random), (valid, fault) => valid.With(fault, random));
        return (Make($"{number}: {string.Join(" and ", faults)}", plan, isExpected: faults.Length == 0), faults);
    }

    private static PathCase Make(string id, ChainPlan plan, bool isExpected)
    {
        List<CertificateAuthority> issuers = [CertificateAuthority.CreateRoot(plan.Root)];
        foreach (var (at, options) in plan.Authorities.Index())
        {
            issuers.Add(Signer(issuers[at], isOther: at == plan.OtherSigner).CreateIntermediate(options));
        }

        var leaf = issuers[^1].Issue(plan.Leaf);
        List<CertifiedKey> certificates = [.. issuers.Skip(1).Select(issuer => issuer.CertifiedKey), leaf];
        if (plan.Revoked is { } revoked)
        {
            issuers[revoked].Revoke(certificates[revoked].SerialNumber, ChainPlan.Now.AddDays(-1));
        }

        return new()
        {
            Id = id,
            IsExpected = isExpected,
            Leaf = leaf.Certificate,
            Presented = [.. issuers.Skip(1).Select(issuer => issuer.Certificate)],
            Anchors = [issuers[0].Certificate],
            Crls = plan.HasCrls ? [.. issuers.Index().SelectMany(one => Crls(one.Item, one.Index, plan))] : null,
            Now = ChainPlan.Now,
        };
    }

    private static IEnumerable<byte[]> Crls(CertificateAuthority issuer, int index, ChainPlan plan)
    {
        var now = ChainPlan.Now;
        var fault = plan.BadCrl is { } bad && bad.Issuer == index ? bad.Fault : default;
        return fault switch
        {
            ChainFault.CrlMissing => [],
            ChainFault.CrlExpired => [issuer.BuildCrl(1, now.AddDays(-60), now.AddDays(-30))],
            ChainFault.CrlOfOtherKey => [Signer(issuer, isOther: true).BuildCrl(1, now.AddHours(-1), now.AddDays(1))],
            _ => [issuer.BuildCrl(1, now.AddHours(-1), now.AddDays(1))],
        };
    }

    // the same name, another key
    private static CertificateAuthority Signer(CertificateAuthority authority, bool isOther)
    {
        var own = authority.CertifiedKey;
        return isOther
            ? CertificateAuthority.Resume(own with { PrivateKey = TestKeys.For("made other") }, isRoot: false)
            : authority;
    }
}
