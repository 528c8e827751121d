using FastCluster.Testing;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.SoftwareStatements;

/// <summary>Name, contacts, logo, scope and the optional members.</summary>
public sealed class ClientMetadataTests
{
    [Fact]
    public void Validate_GoodCredentialsStatement_IsRegistered()
    {
        var metadata = StatementClaims.ForCredentials().Accepted();

        Assert.Equal("Test app", metadata.ClientName);
        Assert.Equal(["mailto:ops@client-a.test"], metadata.Contacts.ToArray());
        Assert.Equal("system/Patient.rs", metadata.Scope);
        Assert.Empty(metadata.RedirectUris);
        Assert.Null(metadata.LogoUri);
    }

    [Theory]
    [Requirement("REG-12")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("\"a\\nb\"")]
    public void Validate_BadClientName_IsRefused(string json) =>
        Assert.Equal(
            RejectionReason.MetadataClientName,
            StatementClaims.ForCredentials().With("client_name", json).Reason()
        );

    [Theory]
    [Requirement("REG-12")]
    [Requirement("REG-16")]
    [Requirement("REG-23")]
    [InlineData("client_name", RejectionReason.MetadataClientName)]
    [InlineData("contacts", RejectionReason.MetadataContacts)]
    [InlineData("scope", RejectionReason.MetadataScope)]
    public void Validate_RequiredMemberAbsent_IsRefused(string name, RejectionReason expected) =>
        Assert.Equal(expected, StatementClaims.ForCredentials().Without(name).Reason());

    [Theory]
    [Requirement("REG-16")]
    [InlineData("""["mailto:a@b.test"]""", true)]
    [InlineData("""["https://b.test/help","MAILTO:a.b+c@d-e.test?subject=x"]""", true)]
    [InlineData("""["a@b.test"]""", false)]
    [InlineData("""["https://b.test"]""", false)]
    [InlineData("[]", false)]
    [InlineData("\"mailto:a@b.test\"", false)]
    [InlineData("""["mailto:a@b.test",7]""", false)]
    [InlineData("""["mailto:a@b.test","a b"]""", false)]
    [InlineData("""["mailto:@b.test"]""", false)]
    [InlineData("""["mailto:a@"]""", false)]
    [InlineData("""["mailto:a@b@c.test"]""", false)]
    [InlineData("""["mailto:a@b..test"]""", false)]
    public void Validate_Contacts_NeedAMailAddress(string json, bool isAccepted) =>
        Assert.Equal(
            isAccepted ? RejectionReason.None : RejectionReason.MetadataContacts,
            StatementClaims.ForCredentials().With("contacts", json).Reason()
        );

    [Theory]
    [Requirement("REG-17")]
    [InlineData("https://client-a.test/l.png", true)]
    [InlineData("https://client-a.test/l.JPG?v=1", true)]
    [InlineData("https://client-a.test/l.jpeg", true)]
    [InlineData("https://client-a.test/l.gif#x", true)]
    [InlineData("http://client-a.test/l.png", false)]
    [InlineData("https://client-a.test/l.svg", false)]
    [InlineData("https://client-a.test/l?x=.png", false)]
    [InlineData("/l.png", false)]
    [InlineData("", false)]
    public void Validate_LogoOfCodeClient_IsAnImageOverHttps(string logo, bool isAccepted) =>
        Assert.Equal(
            isAccepted ? RejectionReason.None : RejectionReason.MetadataLogoUri,
            StatementClaims.ForCode().WithText("logo_uri", logo).Reason()
        );

    [Fact]
    [Requirement("REG-17")]
    public void Validate_CodeWithoutLogo_IsRefused() =>
        Assert.Equal(RejectionReason.MetadataLogoUri, StatementClaims.ForCode().Without("logo_uri").Reason());

    [Theory]
    [Requirement("REG-17")]
    [InlineData("\"https://client-a.test/l.png\"", "https://client-a.test/l.png")]
    [InlineData("\"http://client-a.test/l.svg\"", "http://client-a.test/l.svg")]
    [InlineData("\"javascript:alert(1)\"", null)]
    [InlineData("7", null)]
    [InlineData("null", null)]
    public void Validate_LogoOfCredentialsClient_NeverRefuses(string json, string? expected) =>
        Assert.Equal(expected, StatementClaims.ForCredentials().With("logo_uri", json).Accepted().LogoUri);

    [Theory]
    [Requirement("REG-23")]
    [InlineData("\"\"", RejectionReason.MetadataScope)]
    [InlineData("\"  \"", RejectionReason.MetadataScope)]
    [InlineData("[\"system/Patient.rs\"]", RejectionReason.MetadataScope)]
    [InlineData("null", RejectionReason.MetadataScope)]
    [InlineData("\"system/Patient.rs\\t\"", RejectionReason.ScopeCharacters)]
    [InlineData("\"system/Mars.rs\"", RejectionReason.ScopeNoneSupported)]
    [InlineData("\"system/*.rs\"", RejectionReason.ScopeWildcardUnsupported)]
    [InlineData("\"user/Patient.rs\"", RejectionReason.ScopeNoneGrantable)]
    public void Validate_BadScope_IsRefused(string json, RejectionReason expected) =>
        Assert.Equal(expected, StatementClaims.ForCredentials().With("scope", json).Reason());

    [Fact]
    [Requirement("REG-24")]
    [Requirement("REG-30")]
    public void Validate_ScopePartlySupported_RegistersThatPart() =>
        Assert.Equal(
            "system/Observation.r system/Patient.rs",
            StatementClaims
                .ForCredentials()
                .WithText("scope", "system/Observation.r system/Mars.rs system/Patient.cruds")
                .Accepted()
                .Scope
        );

    [Fact]
    public void Validate_UdapScopeOfCodeClient_IsRegistered() =>
        Assert.Equal(
            "user/Patient.rs udap",
            StatementClaims.ForCode().WithText("scope", "user/Patient.rs udap").Accepted().Scope
        );

    [Fact]
    [Requirement("REG-25")]
    public void Validate_UnderstoodMembers_AreRegisteredAndOthersDropped()
    {
        var metadata = StatementClaims
            .ForCredentials()
            .WithText("client_uri", "https://client-a.test")
            .WithText("tos_uri", "https://client-a.test/tos")
            .WithText("policy_uri", "http://client-a.test/policy")
            .WithText("software_id", "id")
            .WithText("software_version", "1.0")
            .With("jwks", "{\"keys\":[]}")
            .With("foo", "{\"x\":1}")
            .Accepted();

        Assert.Equal("https://client-a.test", metadata.ClientUri);
        Assert.Equal("https://client-a.test/tos", metadata.TosUri);
        Assert.Equal("http://client-a.test/policy", metadata.PolicyUri);
        Assert.Equal("id", metadata.SoftwareId);
        Assert.Equal("1.0", metadata.SoftwareVersion);
    }

    [Theory]
    [InlineData("null", RejectionReason.None)]
    [InlineData("\"\"", RejectionReason.None)]
    [InlineData("7", RejectionReason.MetadataOptionalMember)]
    [InlineData("\"javascript:alert(1)\"", RejectionReason.MetadataOptionalMember)]
    [InlineData("\"https://user@client-a.test\"", RejectionReason.MetadataOptionalMember)]
    public void Validate_PageUri_IsAWebUrlOrAbsent(string json, RejectionReason expected) =>
        Assert.Equal(expected, StatementClaims.ForCredentials().With("client_uri", json).Reason());

    [Theory]
    [InlineData("client_name", 256, RejectionReason.None)]
    [InlineData("client_name", 257, RejectionReason.MetadataTooLong)]
    [InlineData("software_id", 256, RejectionReason.None)]
    [InlineData("software_id", 257, RejectionReason.MetadataTooLong)]
    [InlineData("software_version", 257, RejectionReason.MetadataTooLong)]
    [InlineData("client_uri", 2049, RejectionReason.MetadataTooLong)]
    [InlineData("scope", 8193, RejectionReason.ScopeTooLong)]
    public void Validate_Text_IsBounded(string name, int length, RejectionReason expected) =>
        Assert.Equal(expected, StatementClaims.ForCredentials().WithText(name, new string('a', length)).Reason());

    [Theory]
    [InlineData("contacts", "mailto:a@b.test", 20, RejectionReason.None)]
    [InlineData("contacts", "mailto:a@b.test", 21, RejectionReason.MetadataTooLong)]
    [InlineData("redirect_uris", "https://a.test/cb", 50, RejectionReason.None)]
    [InlineData("redirect_uris", "https://a.test/cb", 51, RejectionReason.MetadataTooLong)]
    public void Validate_List_IsBounded(string name, string item, int count, RejectionReason expected)
    {
        var json = $"[{string.Join(',', Enumerable.Repeat($"\"{item}\"", count))}]";

        Assert.Equal(expected, StatementClaims.ForCode().With(name, json).Reason());
    }
}
