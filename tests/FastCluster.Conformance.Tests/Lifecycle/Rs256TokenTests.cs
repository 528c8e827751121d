using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using AccessTokenAlgorithm = FastCluster.Grains.Keys.AccessTokenAlgorithm;

namespace FastCluster.Conformance.Tests.Lifecycle;

/// <summary>A deployment whose access tokens are signed with RS256.</summary>
public sealed class Rs256TokenTests
{
    [Fact]
    [Requirement("AT-01")]
    public async Task Token_OfADeploymentWithRs256_VerifiesIntrospectsAndIsRevoked()
    {
        await using var own = new DisposableServer(
            await RunningServer.StartAsync(options =>
                options with
                {
                    KeyRing = new() { Algorithm = AccessTokenAlgorithm.Rs256 },
                }
            )
        );
        var client = await own.Server.RegisteredClientAsync();

        var token = await client.GetTokenAsync();

        var keys = (await own.Server.GetAsync(Tenant.Alpha.JwksUri)).Text;
        Assert.Equal("RS256", AccessToken.Read(token).Header.GetProperty("alg").GetString());
        var result = await VerifyAsync(own.Server, token, keys);
        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal(client.ClientId, result.Claims["client_id"]);
        Assert.False((await VerifyAsync(own.Server, Falsify(token), keys)).IsValid);
        Assert.True(await own.Server.ResourceServer().IsActiveAsync(token));
        Assert.False(await own.Server.ResourceServer().IsActiveAsync(Falsify(token)));
        Assert.Equal("200", (await client.RevokeAsync(token)).Outcome);
        Assert.False(await own.Server.ResourceServer().IsActiveAsync(token));
    }

    private static Task<TokenValidationResult> VerifyAsync(RunningServer server, string token, string keys) =>
        new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                IssuerSigningKeys = new JsonWebKeySet(keys).GetSigningKeys(),
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
                ValidTypes = ["at+jwt"],
                ValidIssuer = Tenant.Alpha.Issuer,
                ValidAudience = Names.BaseOne,
                LifetimeValidator = (_, expires, _, _) => expires > server.Clock.GetUtcNow().UtcDateTime,
            }
        );

    /// <summary>The token with another first character of its signature.</summary>
    private static string Falsify(string token)
    {
        var start = token.LastIndexOf('.') + 1;
        var other = token[start] == 'A' ? 'B' : 'A';
        return string.Concat(token.AsSpan(0, start), other.ToString(), token.AsSpan(start + 1));
    }
}
