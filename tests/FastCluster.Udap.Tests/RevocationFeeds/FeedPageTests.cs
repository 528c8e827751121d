using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Testing;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Revocation;
using FastCluster.Udap.RevocationFeeds;
using Xunit;

namespace FastCluster.Udap.Tests.RevocationFeeds;

public sealed class FeedPageTests
{
    private static readonly UInt128 s_digest = new(0x0123456789abcdef, 0xfedcba9876543210);

    [Fact]
    [Requirement("REV-12")]
    public void Page_WrittenAndRead_IsTheSame()
    {
        var page = Page();

        Assert.True(FeedReader.TryRead(FeedWriter.Write(page), out var read));

        Assert.Equal(
            (page.Cursor, page.IsSnapshot, page.Issuer, page.ServerId, page.Held, page.ConfirmedAge),
            (read!.Cursor, read.IsSnapshot, read.Issuer, read.ServerId, read.Held, read.ConfirmedAge)
        );
        Assert.Equal(page.Epochs, read.Epochs.AsEnumerable());
        Assert.Equal(page.Tokens, read.Tokens.AsEnumerable());
        Assert.Equal(page.Distrusted!.Value, read.Distrusted!.Value.AsEnumerable());
        Assert.Equal(page.Crls.Select(one => one.Id), read.Crls.Select(one => one.Id));
        Assert.Equal(page.Crls[0].Names.ToArray(), read.Crls[0].Names.ToArray());
    }

    [Fact]
    [Requirement("REV-12")]
    public void Page_OfChangesWithoutDistrust_SaysNothingOfIt()
    {
        var page = Page() with { IsSnapshot = false, Distrusted = null };

        Assert.True(FeedReader.TryRead(FeedWriter.Write(page), out var read));

        Assert.Null(read!.Distrusted);
    }

    [Fact]
    [Requirement("REV-12")]
    public void Times_PartsOfMilliseconds_MakeThePageOlderAndNeverYounger()
    {
        var page = Page() with
        {
            Held = TimeSpan.FromMicroseconds(1999),
            ConfirmedAge = TimeSpan.FromMicroseconds(1001),
        };

        Assert.True(FeedReader.TryRead(FeedWriter.Write(page), out var read));

        Assert.Equal((TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2)), (read!.Held, read.ConfirmedAge));
    }

    [Theory]
    [InlineData("cursor", null)]
    [InlineData("cursor", "\"\"")]
    [InlineData("snapshot", "1")]
    [InlineData("issuer", null)]
    [InlineData("issuer", "\"\"")]
    [InlineData("server", null)]
    [InlineData("server", "\"a-name-of-more-than-32-characters\"")]
    [InlineData("held_ms", "-1")]
    [InlineData("held_ms", "0.5")]
    [InlineData("confirmed_age_ms", "\"1\"")]
    [InlineData("confirmed_age_ms", "2147483648")]
    [InlineData("epochs", null)]
    [InlineData("epochs", "{}")]
    [InlineData("epochs", "[1]")]
    [InlineData("epochs", "[[0,\"ASNFZ4mrze_-3LqYdlQyEA\",1,2]]")]
    [InlineData("epochs", "[[1,\"ASNFZ4mrze_-3LqYdlQyEA\",-1,2]]")]
    [InlineData("epochs", "[[1,\"ASNFZ4mrze_-3LqYdlQyEA\",1]]")]
    [InlineData("epochs", "[[1,\"ASNFZ4mrze\",1,2]]")]
    [InlineData("tokens", "[[\"ASNFZ4mrze_-3LqYdlQyEA\"]]")]
    [InlineData("tokens", "[[\"ASNFZ4mrze_-3LqYdlQyEA\",\"2\"]]")]
    [InlineData("distrusted", null)]
    [InlineData("distrusted", "[[256,\"ASNFZ4mrze_-3LqYdlQyEA\"]]")]
    [InlineData("crls", "[[\"ASNFZ4mrze_-3LqYdlQyEA\",\"AAAA\"]]")]
    [InlineData("crls", "[[\"ASNFZ4mrze_-3LqYdlQyEA\",\"=\"]]")]
    [Requirement("REV-12")]
    public void Page_WithAMemberOfAnotherForm_IsNotRead(string member, string? value)
    {
        var body = (JsonObject)JsonNode.Parse(FeedWriter.Write(Page()))!;
        body.Remove(member);
        if (value is not null)
        {
            body[member] = JsonNode.Parse(value);
        }

        Assert.False(FeedReader.TryRead(Encoding.UTF8.GetBytes(body.ToJsonString()), out _));
    }

    [Fact]
    [Requirement("REV-12")]
    public void Page_WithAMemberThatIsNotKnown_IsRead()
    {
        var body = (JsonObject)JsonNode.Parse(FeedWriter.Write(Page()))!;
        body["later"] = new JsonArray(1, 2);

        Assert.True(FeedReader.TryRead(Encoding.UTF8.GetBytes(body.ToJsonString()), out _));
    }

    private static FeedPage Page() =>
        new()
        {
            Cursor = "run.7",
            IsSnapshot = true,
            Issuer = "https://as.test",
            ServerId = "main",
            Held = TimeSpan.FromMilliseconds(1500),
            ConfirmedAge = TimeSpan.FromMilliseconds(30),
            Epochs = [new(new(EntityKind.Client, s_digest), 3, 1_900_000_000)],
            Tokens = [new(s_digest, 1_900_000_001)],
            Distrusted = [new(EntityKind.CaCertificate, s_digest)],
            Crls = [new(TokenIdentifier.Format(s_digest), new byte[2 * FeedCrl.NameLength])],
        };
}
