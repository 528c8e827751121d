using System.Text;
using FastCluster.Testing;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.UpstreamSignIn;
using Xunit;

namespace FastCluster.Udap.Tests.UpstreamSignIn;

public sealed class UpstreamAnswersTests
{
    [Theory]
    [Requirement("TIER-10")]
    [InlineData(201, """{"client_id":"c-1"}""", RejectionReason.None)]
    [InlineData(200, """{"client_id":"c-1","scope":"openid udap"}""", RejectionReason.None)]
    [InlineData(202, """{"client_id":"c-1"}""", RejectionReason.IdpRegistrationRefused)]
    [InlineData(400, """{"error":"invalid_client_metadata"}""", RejectionReason.IdpRegistrationRefused)]
    [InlineData(201, """{"client_id":""}""", RejectionReason.IdpRegistrationRefused)]
    [InlineData(201, """{"client_id":1}""", RejectionReason.IdpRegistrationRefused)]
    [InlineData(201, """{"client_id":"a","client_id":"b"}""", RejectionReason.IdpRegistrationRefused)]
    [InlineData(201, """["client_id"]""", RejectionReason.IdpRegistrationRefused)]
    [InlineData(201, "", RejectionReason.IdpRegistrationRefused)]
    public void Registration_IsRead(int status, string body, RejectionReason expected)
    {
        var reason = UpstreamAnswers.TryReadRegistration(status, Bytes(body), out var clientId);

        Assert.Equal(expected, reason);
        Assert.True(reason != RejectionReason.None || clientId == "c-1");
    }

    [Theory]
    [Requirement("TIER-27")]
    [InlineData(200, """{"access_token":"a","token_type":"bearer","id_token":"i"}""", RejectionReason.None)]
    [InlineData(201, """{"access_token":"a","token_type":"Bearer","id_token":"i"}""", RejectionReason.IdpTokenRefused)]
    [InlineData(400, """{"error":"invalid_grant"}""", RejectionReason.IdpTokenRefused)]
    [InlineData(200, """{"token_type":"Bearer","id_token":"i"}""", RejectionReason.IdpTokenRefused)]
    [InlineData(200, """{"access_token":"","token_type":"Bearer","id_token":"i"}""", RejectionReason.IdpTokenRefused)]
    [InlineData(200, """{"access_token":"a","id_token":"i"}""", RejectionReason.IdpTokenRefused)]
    [InlineData(200, """{"access_token":"a","token_type":"DPoP","id_token":"i"}""", RejectionReason.IdpTokenRefused)]
    [InlineData(200, """{"access_token":"a","token_type":"Bearer"}""", RejectionReason.IdTokenMissing)]
    [InlineData(200, """{"access_token":"a","token_type":"Bearer","id_token":""}""", RejectionReason.IdTokenMissing)]
    [InlineData(200, """{"access_token":"a","token_type":"Bearer","id_token":{}}""", RejectionReason.IdTokenMissing)]
    [InlineData(200, "<html>", RejectionReason.IdpTokenRefused)]
    public void Tokens_AreRead(int status, string body, RejectionReason expected)
    {
        var reason = UpstreamAnswers.TryReadTokens(status, Bytes(body), out var tokens);

        Assert.Equal(expected, reason);
        Assert.Equal(reason == RejectionReason.None, tokens is not null);
        Assert.DoesNotContain("access", $"{tokens}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error":"invalid_client"}""", true)]
    [InlineData("""{"error":"unauthorized_client"}""", true)]
    [InlineData("""{"error":"invalid_grant"}""", false)]
    [InlineData("", false)]
    public void Refusal_TellsWhetherTheClientIsUnknown(string body, bool expected) =>
        Assert.Equal(expected, UpstreamAnswers.IsClientUnknown(Bytes(body)));

    [Theory]
    [Requirement("TIER-34")]
    [InlineData("""{"userinfo_endpoint":"https://idp.test/me"}""", "https://idp.test/me")]
    [InlineData("""{"userinfo_endpoint":"http://idp.test/me"}""", null)]
    [InlineData("""{}""", null)]
    public void Discovery_NamesAnHttpsEndpoint(string body, string? expected) =>
        Assert.Equal(expected, UpstreamAnswers.ReadUserInfoEndpoint(Bytes(body)));

    [Fact]
    [Requirement("TIER-34")]
    public void UserInfo_AddsToWhatWasSignedAndReplacesNothing()
    {
        var person = Person("""{"email":"signed@idp.test","aud":"x","nonce":"n","address":{}}""");

        var more = UpstreamAnswers.ReadUserInfo(
            Bytes(
                """{"sub":"p-1","email":"other@idp.test","birthdate":"1990-01-01","email_verified":true,"iss":"x"}"""
            ),
            person
        );

        Assert.Equal("email", Assert.Single(person.Values.Keys));
        Assert.Equal(["birthdate", "email", "email_verified"], more!.Values.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("signed@idp.test", more.Values["email"]);
        Assert.Equal("true", more.Values["email_verified"]);
        Assert.DoesNotContain("p-1", $"{more}", StringComparison.Ordinal);
    }

    [Theory]
    [Requirement("TIER-34")]
    [InlineData("""{"sub":"p-2","email":"other@idp.test"}""")]
    [InlineData("""{"email":"other@idp.test"}""")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public void UserInfo_OfNobodyOrAnother_IsNone(string body) =>
        Assert.Null(UpstreamAnswers.ReadUserInfo(Bytes(body), Person("{}")));

    [Theory]
    [Requirement("TIER-35")]
    [InlineData("""{"name":"Ada L.","email":"ada@idp.test","preferred_username":"ada"}""", "ada")]
    [InlineData("""{"name":"Ada L.","email":"ada@idp.test","preferred_username":""}""", "ada@idp.test")]
    [InlineData("""{"name":"Ada L.","email":["ada@idp.test"]}""", "Ada L.")]
    [InlineData("""{"given_name":"Ada"}""", null)]
    public void AccountName_IsWhatThePersonTypesFirst(string claims, string? expected) =>
        Assert.Equal(expected, Person(claims).AccountName);

    [Fact]
    public void Claims_ManyOrLong_AreBounded()
    {
        var members = Enumerable.Range(0, 100).Select(number => $"\"c{number}\":\"v\"");
        var person = Person($$"""{"long":"{{new string('x', 600)}}",{{string.Join(',', members)}}}""");

        Assert.Equal(64, person.Values.Count);
        Assert.DoesNotContain("long", person.Values.Keys);
    }

    private static PersonClaims Person(string claims)
    {
        Assert.Equal(JsonFault.None, StrictJson.TryParseObject(Bytes(claims).AsSpan(), 8, out var root));
        return PersonClaims.Read("https://idp.test", "p-1", root);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
