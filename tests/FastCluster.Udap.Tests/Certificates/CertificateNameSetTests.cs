using System.Buffers.Binary;
using System.Security.Cryptography;
using FastCluster.Udap.Certificates;
using Xunit;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>The set of revoked certificates, at sizes around those of its index.</summary>
public sealed class CertificateNameSetTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(20_000)]
    public void Contains_MembersAndOthers_AreToldApart(int count)
    {
        var set = new CertificateNameSet([.. Enumerable.Range(0, count).Select(Digest)]);

        Assert.Equal(count, Enumerable.Range(0, 2 * count).Count(number => set.Contains(Digest(number))));
        Assert.False(set.Contains(Digest(-1)));
    }

    [Fact]
    public void Contains_LeastAndGreatestDigest_AreFound()
    {
        var set = new CertificateNameSet([UInt128.MaxValue, UInt128.MinValue, UInt128.MaxValue]);

        Assert.True(set.Contains(UInt128.MinValue));
        Assert.True(set.Contains(UInt128.MaxValue));
        Assert.False(set.Contains(UInt128.MaxValue - 1));
    }

    private static UInt128 Digest(int number) =>
        BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(BitConverter.GetBytes(number)));
}
