using FastCluster.Testing;
using FastCluster.Testing.Vectors;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Rejections;

public sealed class RejectionReasonsTests
{
    /// <summary>Promises of the project, which stand in its design and not in the matrix.</summary>
    private static readonly string[] s_promises = [.. Enumerable.Range(1, 12).Select(number => $"N{number}")];

    public static TheoryData<RejectionReason> All =>
        [.. Enum.GetValues<RejectionReason>().Where(reason => reason != RejectionReason.None)];

    [Theory]
    [MemberData(nameof(All))]
    [Requirement("BCP-12")]
    public void Requirements_EveryReason_NamesIdsOfTheMatrixOrPromises(RejectionReason reason)
    {
        var known = File.ReadAllLines(RepositoryFiles.PathOf("docs/requirement-ids.txt")).Concat(s_promises);

        var ids = reason.Requirements.Split(' ');

        Assert.All(ids, id => Assert.Contains(id, known));
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Requirements_OneAndSeveral_ArePartedBySpaces()
    {
        Assert.Equal((149, "JWT-13"), (RejectionReason.JwtReplayed.Id, RejectionReason.JwtReplayed.Requirements));
        Assert.Equal("JWT-07 REG-05", RejectionReason.JwtSignatureInvalid.Requirements);
    }

    [Fact]
    public void Requirements_OfNone_AreEmpty() => Assert.Equal("", RejectionReason.None.Requirements);

    [Fact]
    public void Numbers_OfReasons_AreNeverShared() =>
        Assert.Equal(Enum.GetNames<RejectionReason>().Length, Enum.GetValues<RejectionReason>().Distinct().Count());
}
