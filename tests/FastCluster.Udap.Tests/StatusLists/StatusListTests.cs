using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using FastCluster.Testing;
using FastCluster.Udap.StatusLists;
using Xunit;

namespace FastCluster.Udap.Tests.StatusLists;

public sealed class StatusListTests
{
    /// <summary>Sixteen statuses of one bit, and twelve of two: the examples of the draft, with lst as it prints them.</summary>
    public static TheoryData<int, string, string, byte[]> Examples =>
        new()
        {
            { 1, "B9A3", "eNrbuRgAAhcBXQ", [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1] },
            { 2, "C944F9", "eNo76fITAAPfAgc", [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3] },
        };

    [Theory]
    [MemberData(nameof(Examples))]
    [Requirement("REV-13")]
    public void Decode_TextOfTheDraft_IsItsStatuses(int bits, string hex, string text, byte[] statuses)
    {
        Assert.True(
            StatusList.TryDecode(bits, Encoding.ASCII.GetBytes(text), maximumBytes: hex.Length / 2, out var list)
        );

        Assert.Equal(statuses.Length, list!.Count);
        Assert.Equal(statuses, Enumerable.Range(0, list.Count).Select(index => list.StatusAt(index)!.Value));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    [Requirement("REV-13")]
    public void Encode_BytesOfTheDraft_AreItsText(int bits, string hex, string text, byte[] statuses)
    {
        var list = new StatusList(bits, Convert.FromHexString(hex));

        Assert.Equal(statuses, Enumerable.Range(0, list.Count).Select(index => list.StatusAt(index)!.Value));
        Assert.Equal(text, list.Encode());
    }

    [Theory]
    [InlineData(1, 0x01, 0, 1)]
    [InlineData(1, 0x80, 7, 1)]
    [InlineData(2, 0xC0, 3, 3)]
    [InlineData(4, 0xA5, 0, 5)]
    [InlineData(4, 0xA5, 1, 10)]
    [InlineData(8, 0xFE, 0, 254)]
    [Requirement("REV-13")]
    public void StatusAt_EveryWidth_ReadsTheLeastSignificantBitsFirst(int bits, byte one, int index, byte status) =>
        Assert.Equal(status, new StatusList(bits, [one]).StatusAt(index));

    [Theory]
    [InlineData(-1)]
    [InlineData(16)]
    [InlineData(int.MaxValue)]
    [Requirement("REV-14")]
    public void StatusAt_OutsideTheList_IsNoStatus(int index) => Assert.Null(new StatusList(1, [0, 0]).StatusAt(index));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(16)]
    [Requirement("REV-13")]
    public void Decode_AnotherNumberOfBits_IsRefused(int bits) =>
        Assert.False(StatusList.TryDecode(bits, "eNrbuRgAAhcBXQ"u8, maximumBytes: 100, out _));

    [Theory]
    [InlineData("")]
    [InlineData("eNrbuRgAAhcBXQ==")]
    [InlineData("eNrbuRgAAhcBXA")]
    [InlineData("AAAA")]
    [InlineData("*")]
    [Requirement("REV-13")]
    public void Decode_NoZlibInBase64Url_IsRefused(string text)
    {
        var isRead = StatusList.TryDecode(1, Encoding.ASCII.GetBytes(text), maximumBytes: 100, out var list);

        Assert.True(!isRead || list!.Count == 0, text);
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    [InlineData(50_000_000, false)]
    [Requirement("REV-13")]
    public void Decode_LongerThanTheBound_IsRefusedHoweverShortItsTextIs(int length, bool isRead)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(new byte[length]);
        }

        var text = Encoding.ASCII.GetBytes(Base64Url.EncodeToString(compressed.ToArray()));

        Assert.Equal(isRead, StatusList.TryDecode(1, text, maximumBytes: 1000, out _));
    }
}
