using FastCluster.Testing;
using FastCluster.Testing.Vectors;
using FastCluster.Udap.Tests.Certificates;
using Xunit;
using Xunit.Abstractions;

namespace FastCluster.Udap.Tests.SecondOpinion;

/// <summary>Our path validation beside BouncyCastle's on the same cases; each difference is argued.</summary>
public sealed class SecondOpinionTests(ITestOutputHelper output)
{
    private const int MadeChains = 500;

    [SpecVectorsFact(PkitsCases.FileName)]
    [Requirement("X509-01")]
    [Requirement("X509-04")]
    public Task Validate_PkitsCases_IsAnsweredAlike() =>
        AgreementReport.AssertAgreesAsync(
            PkitsCases.ReadAll(),
            new BouncyCastleOpinion(judgesAnchor: false).PassesAsync,
            OpinionDifferences.OfPkits,
            output.WriteLine
        );

    [SpecVectorsFact(LimboCases.FileName)]
    [Requirement("X509-01")]
    public Task Validate_LimboCases_IsAnsweredAlike() =>
        AgreementReport.AssertAgreesAsync(
            LimboCases.ReadAll(),
            new BouncyCastleOpinion(judgesAnchor: true).PassesAsync,
            OpinionDifferences.OfLimbo,
            output.WriteLine
        );

    /// <summary>
    /// Three answers to each chain: what its maker knows, ours and BouncyCastle's. Ours is never the laxer one; BouncyCastle
    /// may accept what only our own rules refuse.
    /// </summary>
    [Fact]
    [Requirement("X509-01")]
    [Requirement("X509-03")]
    [Requirement("X509-04")]
    public async Task Validate_MadeChains_IsAnsweredAsMade()
    {
        var other = new BouncyCastleOpinion(judgesAnchor: true);
        List<string> wrong = [];
        HashSet<ChainFault> seen = [];
        for (var number = 1; number <= MadeChains; number++)
        {
            var (one, faults) = ChainMaker.Make(number);
            seen.UnionWith(faults);
            var isValidToThem = faults.All(OpinionDifferences.OfMadeChains.ContainsKey);
            var (ours, theirs) = (one.Passes(), await other.PassesAsync(one));
            if (ours != one.IsExpected || theirs != isValidToThem)
            {
                wrong.Add($"{one.Id}: ours {ours}, theirs {theirs} ({other.LastRefusal})");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(Enum.GetValues<ChainFault>(), seen.Order());
    }
}
