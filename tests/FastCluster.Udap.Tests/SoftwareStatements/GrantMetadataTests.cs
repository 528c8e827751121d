using FastCluster.Testing;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.SoftwareStatements;

/// <summary>Grant types and the members whose presence they decide.</summary>
public sealed class GrantMetadataTests
{
    [Fact]
    [Requirement("REG-18")]
    [Requirement("REG-20")]
    public void Validate_CodeWithRefresh_IsRegisteredInTheOrderAsked() =>
        Assert.Equal(
            [GrantType.RefreshToken, GrantType.AuthorizationCode],
            StatementClaims
                .ForCode()
                .With("grant_types", """["refresh_token","authorization_code"]""")
                .Accepted()
                .GrantTypes.ToArray()
        );

    [Theory]
    [Requirement("REG-18")]
    [InlineData("""["implicit"]""")]
    [InlineData("""["client_credentials","password"]""")]
    [InlineData("""["client_credentials","client_credentials"]""")]
    [InlineData("""["CLIENT_CREDENTIALS"]""")]
    [InlineData("""["urn:ietf:params:oauth:grant-type:jwt-bearer"]""")]
    public void Validate_UnknownGrantType_IsRefused(string json) =>
        Assert.Equal(
            RejectionReason.MetadataGrantTypeUnknown,
            StatementClaims.ForCredentials().With("grant_types", json).Reason()
        );

    [Theory]
    [Requirement("REG-19")]
    [InlineData("""["authorization_code","client_credentials"]""")]
    [InlineData("""["refresh_token"]""")]
    [InlineData("""["authorization_code","client_credentials","refresh_token"]""")]
    public void Validate_NotExactlyOneMainGrant_IsRefused(string json) =>
        Assert.Equal(
            RejectionReason.MetadataGrantTypesConflict,
            StatementClaims.ForCode().With("grant_types", json).Reason()
        );

    [Fact]
    [Requirement("REG-20")]
    public void Validate_RefreshWithCredentials_IsRefused() =>
        Assert.Equal(
            RejectionReason.MetadataRefreshWithoutCode,
            StatementClaims.ForCredentials().With("grant_types", """["client_credentials","refresh_token"]""").Reason()
        );

    [Theory]
    [Requirement("REG-13")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"https://client-a.test/cb\"")]
    [InlineData("[7]")]
    public void Validate_CodeWithBadRedirectList_IsRefused(string json) =>
        Assert.Equal(
            RejectionReason.MetadataRedirectUris,
            StatementClaims.ForCode().With("redirect_uris", json).Reason()
        );

    [Fact]
    [Requirement("REG-13")]
    public void Validate_CodeWithoutRedirectUris_IsRefused() =>
        Assert.Equal(RejectionReason.MetadataRedirectUris, StatementClaims.ForCode().Without("redirect_uris").Reason());

    [Theory]
    [Requirement("REG-13")]
    [InlineData("""["https://client-a.test/cb"]""")]
    [InlineData("[]")]
    [InlineData("null")]
    public void Validate_CredentialsWithRedirectUris_IsRefused(string json) =>
        Assert.Equal(
            RejectionReason.MetadataRedirectUris,
            StatementClaims.ForCredentials().With("redirect_uris", json).Reason()
        );

    [Theory]
    [Requirement("REG-21")]
    [InlineData("""["token"]""")]
    [InlineData("""["code","token"]""")]
    [InlineData("""["code","code"]""")]
    [InlineData("[]")]
    [InlineData("\"code\"")]
    public void Validate_CodeWithOtherResponseTypes_IsRefused(string json) =>
        Assert.Equal(
            RejectionReason.MetadataResponseTypes,
            StatementClaims.ForCode().With("response_types", json).Reason()
        );

    [Fact]
    [Requirement("REG-21")]
    public void Validate_ResponseTypes_BelongToCodeAlone()
    {
        Assert.Equal(["code"], StatementClaims.ForCode().Accepted().ResponseTypes.ToArray());
        Assert.Equal(
            RejectionReason.MetadataResponseTypes,
            StatementClaims.ForCode().Without("response_types").Reason()
        );
        Assert.Equal(
            RejectionReason.MetadataResponseTypes,
            StatementClaims.ForCredentials().With("response_types", """["code"]""").Reason()
        );
    }

    [Theory]
    [Requirement("REG-22")]
    [Requirement("REG-39")]
    [InlineData("\"client_secret_basic\"")]
    [InlineData("\"none\"")]
    [InlineData("\"Private_Key_Jwt\"")]
    [InlineData("null")]
    public void Validate_OtherAuthMethod_IsRefused(string json) =>
        Assert.Equal(
            RejectionReason.MetadataAuthMethod,
            StatementClaims.ForCredentials().With("token_endpoint_auth_method", json).Reason()
        );

    [Fact]
    [Requirement("REG-22")]
    public void Validate_AuthMethodAbsent_IsRefused() =>
        Assert.Equal(
            RejectionReason.MetadataAuthMethod,
            StatementClaims.ForCredentials().Without("token_endpoint_auth_method").Reason()
        );
}
