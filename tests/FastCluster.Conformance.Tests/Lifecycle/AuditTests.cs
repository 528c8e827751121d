using System.Text.Json;
using System.Text.Json.Nodes;

namespace FastCluster.Conformance.Tests.Lifecycle;

/// <summary>What the decision stream keeps of what happened, and what it never keeps.</summary>
public sealed class AuditTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    [Requirement("B2B-20")]
    public async Task Token_Granted_IsRecordedWithClientCertificateCommunityAndContext()
    {
        var client = await server.RegisteredClientAsync();
        var context = TestClient.B2b();
        context["organization_name"] = "Test organization";
        context["subject_name"] = "Doctor Personal";
        context["consent_policy"] = new JsonArray("urn:oid:1.2.3");
        var answer = await client.TokenForAsync(new() { ["hl7-b2b"] = context });

        var line = Assert.Single(await AuditTrail.ReadAsync(server, answer.Headers["X-Correlation-Id"]));

        var record = JsonDocument.Parse(line).RootElement;
        var detail = record.GetProperty("detail");
        Assert.Equal(("Token", true), (Text(record, "kind"), record.GetProperty("accepted").GetBoolean()));
        Assert.Equal((client.ClientId, client.Uri), (Text(record, "client_id"), Text(record, "iss")));
        Assert.Equal(Names.CommunityA, Text(record, "community"));
        Assert.NotEmpty(Text(record, "certificate")!);
        Assert.Equal(
            ("https://organization.test/1", "Test organization"),
            (Text(detail, "organization_id"), Text(detail, "organization_name"))
        );
        Assert.EndsWith("TREAT", Text(detail, "purpose_of_use"), StringComparison.Ordinal);
        Assert.Equal(("urn:oid:1.2.3", Names.Scopes), (Text(detail, "consent_policy"), Text(detail, "scope")));
        Assert.DoesNotContain("Doctor Personal", line, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("BCP-12")]
    public async Task Lifecycle_OfAClient_IsRecordedStepByStepWithoutTokens()
    {
        var client = server.Client();
        var registered = await client.RegisterAsync();
        var modified = await client.RegisterAsync(one => one.WithClaim("client_name", "Renamed"));
        var form = TestClient.TokenForm(client.Assertion().Build());
        var token = await server.PostFormAsync(client.Tenant.TokenEndpoint, form);
        var replayed = await server.PostFormAsync(client.Tenant.TokenEndpoint, form);
        var revoked = await client.RevokeAsync(token["access_token"]!);
        var cancelled = await client.CancelAsync();

        Assert.Equal(("Registration", null), await KindAsync(registered, client.ClientId));
        Assert.Equal(("Modification", null), await KindAsync(modified, client.ClientId));
        Assert.Equal(("Token", null), await KindAsync(token, client.ClientId));
        Assert.Equal(("Token", "JwtReplayed"), await KindAsync(replayed, client.ClientId));
        Assert.Equal(("Revocation", null), await KindAsync(revoked, client.ClientId));
        Assert.Equal(("Cancellation", null), await KindAsync(cancelled, client.ClientId));
    }

    [Fact]
    [Requirement("BCP-12")]
    public async Task Registration_OfSomeoneUntrusted_IsRecordedWithItsReason()
    {
        var answer = await server.Client(TestCommunity.Create("nobody-knows")).RegisterAsync();

        Assert.Equal(("Registration", "PathNotFound"), await KindAsync(answer, clientId: null));
    }

    /// <summary>Kind and reason of the one record of an answer, which names the client and holds no JWT.</summary>
    private async Task<(string? Kind, string? Reason)> KindAsync(Answer answer, string? clientId)
    {
        var line = Assert.Single(await AuditTrail.ReadAsync(server, answer.Headers["X-Correlation-Id"]));
        var record = JsonDocument.Parse(line).RootElement;
        Assert.Equal(clientId, Text(record, "client_id"));
        Assert.DoesNotContain("eyJ", line, StringComparison.Ordinal);
        return (Text(record, "kind"), Text(record, "reason"));
    }

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) ? value.GetString() : null;
}
