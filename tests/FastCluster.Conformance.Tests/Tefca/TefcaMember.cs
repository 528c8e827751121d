using System.Text.Json.Nodes;

namespace FastCluster.Conformance.Tests.Tefca;

/// <summary>A client of the TEFCA community for one exchange purpose: URI, certification and extension objects fit it.</summary>
internal sealed class TefcaMember(RunningServer server, string purpose)
{
    /// <summary>The client; its URI names the purpose.</summary>
    public TestClient Client { get; } =
        server.Client(server.Deployment.CommunityTefca, uri: $"https://node.test/{Guid.NewGuid():N}/{purpose}");

    /// <summary>A member that is registered.</summary>
    public static async Task<TefcaMember> RegisteredAsync(RunningServer server, string purpose = "T-TREAT")
    {
        var member = new TefcaMember(server, purpose);
        Assert.Equal("201", (await member.RegisterAsync()).Outcome);
        return member;
    }

    /// <summary>The certification that the community demands.</summary>
    public JwtBuilder Certification() =>
        TestCertifier.Of(server, server.Deployment.CommunityTefca).CertifyForTefca(Client, purpose);

    /// <summary>Registers with statement and certification that differ as told.</summary>
    public Task<Answer> RegisterAsync(
        Func<JwtBuilder, JwtBuilder>? statement = null,
        Func<JwtBuilder, JwtBuilder>? certification = null
    ) =>
        Client.RegisterAsync(
            (statement ?? (same => same))(Client.Statement()).Build(),
            (certification ?? (same => same))(Certification()).Build()
        );

    /// <summary>Asks for a token with a B2B object that differs as told, and with further extension objects.</summary>
    public Task<Answer> TokenAsync(Action<JsonObject>? change = null, JsonObject? individualAccess = null)
    {
        var b2b = B2b();
        change?.Invoke(b2b);
        var extensions = new JsonObject { ["hl7-b2b"] = b2b };
        if (individualAccess is not null)
        {
            extensions["tefca_ias"] = individualAccess;
        }

        return Client.TokenForAsync(extensions);
    }

    /// <summary>A user who is the patient.</summary>
    public static JsonObject IndividualAccess() =>
        new()
        {
            ["version"] = "1",
            ["id_token"] = "eyJhbGciOiJSUzI1NiJ9.e30.AA",
            ["user_information"] = JsonNode.Parse(
                """
                {"resourceType":"RelatedPerson","birthDate":"1980-01-01",
                 "relationship":[{"coding":[{"code":"ONESELF"}]}]}
                """
            ),
            ["patient_information"] = JsonNode.Parse(
                """{"resourceType":"Patient","birthDate":"1980-01-01","name":[{"family":"Doe"}]}"""
            ),
        };

    private JsonObject B2b() =>
        new()
        {
            ["version"] = "1",
            ["organization_id"] = "Organization/1.2.3",
            ["organization_name"] = "Test node",
            ["purpose_of_use"] = new JsonArray(purpose),
        };
}
