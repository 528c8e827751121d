using System.Text.Json;
using FastCluster.Testing;
using FastCluster.Udap.SoftwareStatements;
using Xunit;

namespace FastCluster.Udap.Tests.SoftwareStatements;

public sealed class RegistrationResponseWriterTests
{
    private const string Statement = "eyJ-_.eyJ.sig";

    [Fact]
    [Requirement("REG-27")]
    public void WriteRegistered_CodeClient_HoldsEveryRegisteredMember()
    {
        var answer = Write(StatementClaims.ForCode().Accepted());

        Assert.Equal("id", answer.GetProperty("client_id").GetString());
        Assert.Equal(Statement, answer.GetProperty("software_statement").GetString());
        Assert.Equal("Test app", answer.GetProperty("client_name").GetString());
        Assert.Equal("private_key_jwt", answer.GetProperty("token_endpoint_auth_method").GetString());
        Assert.Equal("user/Patient.rs", answer.GetProperty("scope").GetString());
        Assert.Equal("""["authorization_code","refresh_token"]""", answer.GetProperty("grant_types").GetRawText());
        Assert.Equal("""["https://client-a.test/cb"]""", answer.GetProperty("redirect_uris").GetRawText());
        Assert.Equal("""["code"]""", answer.GetProperty("response_types").GetRawText());
        Assert.Equal("""["mailto:ops@client-a.test"]""", answer.GetProperty("contacts").GetRawText());
        Assert.Equal("https://client-a.test/logo.png", answer.GetProperty("logo_uri").GetString());
    }

    [Fact]
    [Requirement("REG-28")]
    [Requirement("REG-29")]
    [Requirement("REG-31")]
    [Requirement("REG-42")]
    public void WriteRegistered_CredentialsClient_HoldsNothingElse() =>
        Assert.Equal(
            [
                "client_id",
                "client_name",
                "contacts",
                "grant_types",
                "scope",
                "software_statement",
                "token_endpoint_auth_method",
            ],
            NamesOf(Write(StatementClaims.ForCredentials().WithText("tos_uri", "").With("foo", "1").Accepted()))
        );

    [Fact]
    [Requirement("REG-25")]
    public void WriteRegistered_UnderstoodMembers_AreWritten()
    {
        var answer = Write(
            StatementClaims
                .ForCredentials()
                .WithText("client_uri", "https://a.test/1")
                .WithText("tos_uri", "https://a.test/2")
                .WithText("policy_uri", "https://a.test/3")
                .WithText("software_id", "4")
                .WithText("software_version", "5")
                .Accepted()
        );

        Assert.Equal("https://a.test/1", answer.GetProperty("client_uri").GetString());
        Assert.Equal("https://a.test/2", answer.GetProperty("tos_uri").GetString());
        Assert.Equal("https://a.test/3", answer.GetProperty("policy_uri").GetString());
        Assert.Equal("4", answer.GetProperty("software_id").GetString());
        Assert.Equal("5", answer.GetProperty("software_version").GetString());
    }

    [Fact]
    [Requirement("REG-41")]
    public void WriteRegistered_CertificationsAndTime_AreWrittenWhenThere()
    {
        var metadata = StatementClaims.ForCredentials().Accepted();
        var response = new RegistrationResponse("id", Statement, metadata, ["x.y.z"], 1893456000);

        var answer = JsonElement.Parse(RegistrationResponseWriter.WriteRegistered(response));

        Assert.Equal("""["x.y.z"]""", answer.GetProperty("certifications").GetRawText());
        Assert.Equal(1893456000, answer.GetProperty("client_id_issued_at").GetInt64());
    }

    [Fact]
    [Requirement("MOD-11")]
    public void WriteCancelled_Client_HoldsTheCancelledIdAndNoGrants() =>
        Assert.Equal(
            """{"client_id":"id","software_statement":"eyJ-_.eyJ.sig","grant_types":[]}""",
            JsonElement.Parse(RegistrationResponseWriter.WriteCancelled("id", Statement)).GetRawText()
        );

    [Fact]
    public void WriteMetadata_Client_HoldsNeitherIdNorStatement() =>
        Assert.Equal(
            ["client_name", "contacts", "grant_types", "scope", "token_endpoint_auth_method"],
            NamesOf(
                JsonElement.Parse(RegistrationResponseWriter.WriteMetadata(StatementClaims.ForCredentials().Accepted()))
            )
        );

    private static JsonElement Write(ClientMetadata metadata) =>
        JsonElement.Parse(
            RegistrationResponseWriter.WriteRegistered(new RegistrationResponse("id", Statement, metadata, []))
        );

    private static IEnumerable<string> NamesOf(JsonElement answer) =>
        answer.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal);
}
