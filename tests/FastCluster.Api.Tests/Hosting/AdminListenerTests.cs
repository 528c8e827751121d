using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using FastCluster.Api.Admin;
using FastCluster.Contracts.Revocations;

namespace FastCluster.Api.Tests.Hosting;

public sealed class AdminListenerTests : IDisposable
{
    private const string Audience = "https://admin.test/admin/v1";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData("/admin/v1/servers")]
    [InlineData("/admin/v1/servers/one/clients")]
    [InlineData("/admin/v1/servers/one/clients?limit=x")]
    [InlineData("/admin/v1/servers/one/keys")]
    public async Task Admin_Anonymous_Is401(string path)
    {
        await using var edge = await EdgeApplication.StartAsync();

        using var response = await edge.Admin.GetAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(OperatorRole.Read, HttpStatusCode.Forbidden, RejectionReason.OperatorRole)]
    [InlineData(OperatorRole.Operate, HttpStatusCode.Forbidden, RejectionReason.OperatorRole)]
    [InlineData(OperatorRole.Trust, HttpStatusCode.OK, RejectionReason.None)]
    public async Task RotateKeys_ByRole_IsAllowedToTrustOnly(
        OperatorRole role,
        HttpStatusCode expected,
        RejectionReason reason
    )
    {
        await using var edge = await StartAsync(role);

        using var response = await edge.Admin.PostAsync("/admin/v1/servers/one/keys/rotate?dryRun=true", null);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(reason, Assert.Single(edge.Decisions.All).Reason);
    }

    [Theory]
    [InlineData("/admin/v1/servers", "[\"one\",\"two\"]")]
    [InlineData("/admin/v1/servers/one/clients", "{\"clients\":[]}")]
    public async Task Read_ByOperator_IsJson(string path, string expected)
    {
        await using var edge = await StartAsync(OperatorRole.Read);

        Assert.Equal(expected, await edge.Admin.GetStringAsync(path));
    }

    [Fact]
    public async Task Keys_Listed_NeverShowASecret()
    {
        await using var edge = await StartAsync(OperatorRole.Read);

        var body = await edge.Admin.GetStringAsync("/admin/v1/servers/one/keys");

        Assert.Contains("kid-1", body, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String([1, 2, 3]), body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/v1/servers/none/clients", HttpStatusCode.NotFound)]
    [InlineData("/admin/v1/servers/one/clients/made-up", HttpStatusCode.NotFound)]
    [InlineData("/admin/v1/servers/one/anchors/x", HttpStatusCode.NotFound)]
    [InlineData("/admin/v1/servers/one/clients?limit=501", HttpStatusCode.BadRequest)]
    [InlineData("/admin/v1/servers/one/clients?cursor=made-up", HttpStatusCode.BadRequest)]
    public async Task Read_OfNothing_IsAProblem(string path, HttpStatusCode expected)
    {
        await using var edge = await StartAsync(OperatorRole.Read);

        using var response = await edge.Admin.GetAsync(path);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/admin/v1/servers/one/revocations", "{\"scope\":\"anchor\",\"id\":\"x\"}")]
    [InlineData("/admin/v1/servers/one/revocations", "{\"scope\":\"everything\",\"id\":\"x\"}")]
    [InlineData("/admin/v1/servers/one/revocations", "{\"scope\":\"token\"}")]
    [InlineData("/admin/v1/servers/one/revocations", "[]")]
    [InlineData("/admin/v1/servers/one/trust-revocations", "{\"scope\":\"token\",\"id\":\"x\"}")]
    public async Task Revoke_WrongShapeOrPath_IsRefused(string path, string body)
    {
        await using var edge = await StartAsync(OperatorRole.Trust);

        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await edge.Admin.PostAsync(path, content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("revocations", "token", RevocationScope.Token)]
    [InlineData("revocations", "family", RevocationScope.Family)]
    [InlineData("revocations", "client", RevocationScope.Client)]
    [InlineData("trust-revocations", "certificate", RevocationScope.Certificate)]
    [InlineData("trust-revocations", "ca", RevocationScope.Ca)]
    [InlineData("trust-revocations", "anchor", RevocationScope.Anchor)]
    [InlineData("trust-revocations", "community", RevocationScope.Community)]
    public async Task Revoke_KnownSubject_IsDoneOnceAndRecorded(string path, string name, RevocationScope scope)
    {
        await using var edge = await StartAsync(OperatorRole.Trust);

        using var response = await RevokeAsync(edge, path, name, "known");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([scope], edge.Operator.Revoked);
        var decision = Assert.Single(edge.Decisions.All);
        Assert.Equal(("ada", "known"), (decision.Detail["operator"], decision.Entity));
        Assert.True(decision.Accepted);
    }

    [Theory]
    [InlineData("revocations?dryRun=true", "known", HttpStatusCode.OK)]
    [InlineData("revocations", "unknown", HttpStatusCode.NotFound)]
    public async Task Revoke_DryRunOrUnknown_ChangesNothingAndIsRecorded(
        string path,
        string id,
        HttpStatusCode expected
    )
    {
        await using var edge = await StartAsync(OperatorRole.Operate);

        using var response = await RevokeAsync(edge, path, "token", id);

        Assert.Equal(expected, response.StatusCode);
        Assert.Empty(edge.Operator.Revoked);
        Assert.Single(edge.Decisions.All);
    }

    [Theory]
    [InlineData("certificate", HttpStatusCode.OK, 1)]
    [InlineData("ca", HttpStatusCode.OK, 1)]
    [InlineData("anchor", HttpStatusCode.BadRequest, 0)]
    [InlineData("token", HttpStatusCode.BadRequest, 0)]
    public async Task Reinstate_ByScope_IsForCertificatesOnly(string scope, HttpStatusCode expected, int count)
    {
        await using var edge = await StartAsync(OperatorRole.Trust);

        using var response = await RevokeAsync(edge, "trust-reinstatements", scope, "known");

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(count, edge.Operator.Reinstated.Count);
    }

    [Fact]
    public async Task Revoke_TrustByLesserRole_IsForbidden()
    {
        await using var edge = await StartAsync(OperatorRole.Operate);

        using var response = await RevokeAsync(edge, "trust-revocations", "anchor", "known");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(edge.Operator.Revoked);
    }

    private static async Task<HttpResponseMessage> RevokeAsync(
        EdgeApplication edge,
        string path,
        string scope,
        string id
    )
    {
        var body = $"{{\"scope\":\"{scope}\",\"id\":\"{id}\"}}";
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await edge.Admin.PostAsync($"/admin/v1/servers/one/{path}", content);
    }

    private async Task<EdgeApplication> StartAsync(OperatorRole role)
    {
        var pem = _key.ExportSubjectPublicKeyInfoPem();
        var edge = await EdgeApplication.StartAsync(options =>
        {
            options.Admin.Audience = Audience;
            options.Admin.Keys.Add(
                new()
                {
                    Name = "ada",
                    KeyId = "k1",
                    PublicKeyPem = pem,
                    Role = role,
                }
            );
        });
        edge.Admin.DefaultRequestHeaders.Authorization = new("Bearer", Sign(edge.Time.GetUtcNow().ToUnixTimeSeconds()));
        return edge;
    }

    private string Sign(long now)
    {
        var claims = $"{{\"iss\":\"ada\",\"aud\":\"{Audience}\",\"iat\":{now},\"exp\":{now + 300}}}";
        var input = $"{Encode("{\"alg\":\"ES256\",\"kid\":\"k1\"}")}.{Encode(claims)}";
        var signature = _key.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256);
        return $"{input}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
