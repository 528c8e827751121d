using System.Buffers.Text;
using System.IO.Compression;
using FastCluster.ResourceServer.Tokens;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.StatusLists;

namespace FastCluster.ResourceServer.Tests.StatusLists;

/// <summary>Which lists are believed, and what a place in them means.</summary>
public sealed class StatusListVerificationTests
{
    private const long Skew = 30;

    private static readonly TokenVerdict s_unknown = new TokenVerdict.Unavailable(TokenRefusal.RevocationsUnknown);

    [Theory]
    [InlineData(1, 0b0000_0000, 0, TokenRefusal.None)]
    [InlineData(1, 0b0000_0010, 1, TokenRefusal.Revoked)]
    [InlineData(1, 0b0000_0010, 2, TokenRefusal.None)]
    [InlineData(1, 0b0000_0000, 8, TokenRefusal.Unlisted)]
    [InlineData(1, 0b0000_0000, int.MaxValue, TokenRefusal.Unlisted)]
    [InlineData(2, 0b0000_1000, 0, TokenRefusal.None)]
    [InlineData(2, 0b0000_1000, 1, TokenRefusal.Revoked)]
    [InlineData(2, 0b0000_1100, 1, TokenRefusal.Revoked)]
    [InlineData(4, 0b0000_0000, 2, TokenRefusal.Unlisted)]
    [InlineData(8, 0b1000_0000, 0, TokenRefusal.Revoked)]
    [Requirement("REV-13")]
    [Requirement("REV-14")]
    public async Task Token_ByTheStatusAtItsPlace_IsLetInForZeroAlone(
        int bits,
        byte one,
        int index,
        TokenRefusal reason
    )
    {
        using var server = new ListServer { Statuses = new(bits, [one]) };

        var verdict = await server.PresentAsync(index);

        Assert.Equal(reason, (verdict as TokenVerdict.Refused)?.Reason ?? TokenRefusal.None);
        Assert.Equal(reason == TokenRefusal.None, verdict is TokenVerdict.Accepted);
    }

    [Fact]
    [Requirement("REV-14")]
    public async Task Token_ThatNamesNoList_IsRefused()
    {
        using var server = new ListServer();

        Assert.Equal(new TokenVerdict.Refused(TokenRefusal.Unlisted), await server.PresentAsync(status: null));
    }

    [Theory]
    [InlineData("https://other.test/status-lists/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("https://as.test.other.test/status-lists/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("http://as.test/status-lists/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("https://as.test/status-lists/../revocations?AAAAAAAA")]
    [InlineData("https://as.test/status-lists/")]
    [InlineData("https://as.test/status-lists/AAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("")]
    [Requirement("REV-13")]
    public async Task Token_WhoseListIsNotBelowItsIssuer_IsRefusedAndNothingIsAskedFor(string uri)
    {
        using var server = new ListServer();

        Assert.Equal(new TokenVerdict.Refused(TokenRefusal.Unlisted), await server.PresentAsync(new(uri, 0)));
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task List_ThatAnotherKeySigned_IsNotBelieved()
    {
        using var stranger = new LocalSigningKey("k1", JwtAlgorithm.Es256, TestSigner.P256.ExportPkcs8());
        using var server = new ListServer();
        server.SignListAsync = async (claims, _) => await StatusListWriter.SignAsync(claims, stranger);

        Assert.Equal(s_unknown, await server.PresentAsync());
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task List_OfAnUnpublishedKey_IsNotBelieved()
    {
        using var stranger = new LocalSigningKey("k2", JwtAlgorithm.Es256, TestSigner.P256.ExportPkcs8());
        using var server = new ListServer();
        server.SignListAsync = async (claims, _) => await StatusListWriter.SignAsync(claims, stranger);

        Assert.Equal(s_unknown, await server.PresentAsync());
    }

    [Theory]
    [InlineData("at+jwt")]
    [InlineData("JWT")]
    [InlineData("statuslist+cwt")]
    [Requirement("REV-13")]
    public async Task List_OfAnotherType_IsNotBelieved(string type)
    {
        using var server = new ListServer();
        server.SignListAsync = async (claims, key) =>
            await server.SignAsync(
                $$"""{"typ":"{{type}}","alg":"ES256","kid":"{{key.KeyId}}"}""",
                $$$"""{"sub":"{{{claims.Subject}}}","iat":{{{claims.IssuedAt}}},"exp":{{{claims.ExpiresAt}}},"ttl":20,"status_list":{"bits":1,"lst":"{{{claims.List.Encode()}}}"}}"""
            );

        Assert.Equal(s_unknown, await server.PresentAsync());
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task List_OfAnotherAddress_IsNotBelieved()
    {
        using var server = new ListServer { Change = claims => claims with { Subject = ListServer.UriOf(2) } };

        Assert.Equal(s_unknown, await server.PresentAsync(list: 1));
    }

    [Theory]
    [InlineData(-40, 0, true)]
    [InlineData(-40 - Skew, -Skew, false)]
    [InlineData(-39 - Skew, 1 - Skew, true)]
    [InlineData(Skew, 40 + Skew, true)]
    [InlineData(1 + Skew, 41 + Skew, false)]
    [InlineData(0, 0, false)]
    [InlineData(10, 5, false)]
    [Requirement("REV-13")]
    public async Task List_OfAnotherTime_IsNotBelievedBeyondTheSkew(int issuedIn, int expiresIn, bool isBelieved)
    {
        using var server = new ListServer();
        server.Change = claims =>
            claims with
            {
                IssuedAt = claims.IssuedAt + issuedIn,
                ExpiresAt = claims.IssuedAt + expiresIn,
            };

        Assert.Equal(isBelieved, await server.PresentAsync() is TokenVerdict.Accepted);
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task List_ThatGrowsBeyondTheBoundWhenItIsDecompressed_IsNotBelieved()
    {
        using var server = new ListServer { Statuses = new(1, new byte[StatusListMembers.MaximumBytes + 1]) };

        Assert.Equal(s_unknown, await server.PresentAsync());
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task List_ThatIsABomb_IsNotBelieved()
    {
        using var server = new ListServer();
        var bomb = Bomb();
        server.SignListAsync = async (claims, key) =>
            await server.SignAsync(
                $$"""{"typ":"statuslist+jwt","alg":"ES256","kid":"{{key.KeyId}}"}""",
                $$$"""{"sub":"{{{claims.Subject}}}","iat":{{{claims.IssuedAt}}},"exp":{{{claims.ExpiresAt}}},"ttl":20,"status_list":{"bits":1,"lst":"{{{bomb}}}"}}"""
            );

        Assert.Equal(s_unknown, await server.PresentAsync());
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task List_WhoseBodyIsLongerThanTheBound_IsNotTaken()
    {
        using var server = new ListServer { SignListAsync = (_, _) => Task.FromResult(new byte[10 * 1024 * 1024]) };

        Assert.Equal(s_unknown, await server.PresentAsync());
    }

    private static string Bomb()
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(new byte[100 * 1024 * 1024]);
        }

        return Base64Url.EncodeToString(compressed.ToArray());
    }
}
