using System.Net;
using System.Text.Json;
using FastCluster.Floor;
using FastCluster.Stores.Tests.PostgreSql;
using Microsoft.IdentityModel.JsonWebTokens;
using Npgsql;

namespace FastCluster.Stores.Tests.Peers;

/// <summary>The peer that <c>perf/</c> measures us against does what the comparison says of it.</summary>
[Collection(PostgreSqlCollection.Name)]
public sealed class OpenIddictPeerTests(PostgreSqlFixture place) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fastcluster-peer-").FullName;

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Peer_RequestOfTheComparison_GetsASignedTokenLikeOurs(bool storesTokens, long rows)
    {
        var tokens = Exchange.Tokens(FloorCommunity.Create(_folder));
        await using var peer = await OpenIddictPeer.StartAsync(_folder, place.Server, storesTokens);

        var (status, text) = await peer.AskAsync(tokens, tokens.CreateRequests(1)[0]);

        Assert.Equal(HttpStatusCode.OK, status);
        var token = new JsonWebToken(JsonDocument.Parse(text).RootElement.GetProperty("access_token").GetString());
        Assert.Equal(("ES256", "at+jwt", false), (token.Alg, token.Typ, token.IsEncrypted));
        Assert.Equal((FloorCommunity.ClientId, FloorCommunity.FhirBase), (token.Subject, token.Audiences.Single()));
        Assert.Equal(FloorCommunity.Scope, token.GetPayloadValue<string>("scope"));
        Assert.Equal(FloorCommunity.Community, token.GetPayloadValue<string>("community"));
        Assert.True(token.GetPayloadValue<JsonElement>("extensions").TryGetProperty("hl7-b2b", out _));
        Assert.Equal(rows, await CountTokensAsync());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<object?> CountTokensAsync()
    {
        var connectionString = await File.ReadAllTextAsync(Directory.GetFiles(_folder, "peer_*").Single());
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(
            """SELECT (SELECT count(*) FROM "OpenIddictTokens") + (SELECT count(*) FROM "OpenIddictAuthorizations")"""
        );
        return await command.ExecuteScalarAsync();
    }
}
