using FastCluster.Grains.StatusLists;

namespace FastCluster.Durability.Tests.StatusLists;

public sealed class IndexPermutationTests
{
    [Fact]
    [Requirement("REV-15")]
    public void PlaceOf_EveryCount_IsEveryPlaceOnce()
    {
        var permutation = new IndexPermutation();

        var places = Enumerable.Range(0, IndexPermutation.Size).Select(permutation.PlaceOf).Order();

        Assert.Equal(1 << 17, IndexPermutation.Size);
        Assert.Equal(Enumerable.Range(0, IndexPermutation.Size), places);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(IndexPermutation.Size)]
    [Requirement("REV-15")]
    public void PlaceOf_CountOutsideTheList_IsABug(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new IndexPermutation().PlaceOf(count));

    /// <summary>
    /// Neighbours in the order of issue lie anywhere: as many of their distances as chance gives are short. Of 10,000 pairs about
    /// 152 are nearer than a thousand places; 300 would be twelve standard deviations more.
    /// </summary>
    [Fact]
    [Requirement("REV-15")]
    public void PlaceOf_NeighboursInTheOrderOfIssue_AreNotNear()
    {
        var permutation = new IndexPermutation();

        var near = Enumerable
            .Range(0, 10_000)
            .Count(count => Math.Abs(permutation.PlaceOf(count) - permutation.PlaceOf(count + 1)) < 1000);

        Assert.InRange(near, 0, 300);
    }

    [Fact]
    [Requirement("REV-15")]
    public void PlaceOf_TwoLists_HaveNothingInCommon()
    {
        var (one, other) = (new IndexPermutation(), new IndexPermutation());

        var same = Enumerable.Range(0, 10_000).Count(count => one.PlaceOf(count) == other.PlaceOf(count));

        Assert.InRange(same, 0, 20);
    }
}
