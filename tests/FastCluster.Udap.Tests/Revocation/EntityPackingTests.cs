using FastCluster.Udap.Revocation;
using Xunit;

namespace FastCluster.Udap.Tests.Revocation;

public sealed class EntityPackingTests
{
    [Fact]
    public void Entities_WrittenAndRead_AreTheSame()
    {
        EntityEpoch[] entities =
        [
            new(new(EntityKind.Client, UInt128.MaxValue), uint.MaxValue),
            new(new(EntityKind.AnchorInCommunity, 1), 0),
        ];
        var packed = new byte[EntityPacking.GetLength(entities.Length)];

        EntityPacking.Write(entities, packed);

        Assert.True(EntityPacking.TryRead(packed, out var read));
        Assert.Equal(entities, read.AsEnumerable());
    }

    [Fact]
    public void Record_WrittenOnce_IsKindDigestEpochBigEndian()
    {
        var packed = new byte[EntityPacking.RecordLength];

        EntityPacking.Write([new(new(EntityKind.CaKey, 0x0102), 0x03040506)], packed);

        Assert.Equal("060000000000000000000000000000010203040506", Convert.ToHexString(packed));
    }

    [Theory]
    [InlineData("06")]
    [InlineData("000000000000000000000000000000010203040506")]
    [InlineData("0a0000000000000000000000000000010203040506")]
    public void Bytes_OfAnotherForm_AreRefused(string hex) =>
        Assert.False(EntityPacking.TryRead(Convert.FromHexString(hex), out _));

    [Fact]
    public void Entities_MoreThanTheMaximum_AreRefused()
    {
        var length = EntityPacking.GetLength(EntityPacking.MaximumRecords + 1);
        var packed = new byte[length];
        Array.Fill(packed, (byte)EntityKind.Client);

        Assert.False(EntityPacking.TryRead(packed, out _));
        Assert.Throws<ArgumentException>(() => EntityPacking.Write(new EntityEpoch[33], new byte[length]));
    }
}
