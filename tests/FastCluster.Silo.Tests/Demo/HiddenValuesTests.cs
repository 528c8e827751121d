using FastCluster.Silo.Demo.Recording;

namespace FastCluster.Silo.Tests.Demo;

public sealed class HiddenValuesTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";

    [Theory]
    [InlineData(
        "grant_type=authorization_code&code=c&code_verifier=v",
        "grant_type=authorization_code&code=(hidden)&code_verifier=(hidden)"
    )]
    [InlineData("refresh_token=r&grant_type=refresh_token", "refresh_token=(hidden)&grant_type=refresh_token")]
    [InlineData("token=r&token_type_hint=refresh_token", "token=(hidden)&token_type_hint=refresh_token")]
    [InlineData("token=a&token_type_hint=access_token", "token=a&token_type_hint=access_token")]
    [InlineData("client_assertion=a.b.c&udap=1&scope=a+b&flag", "client_assertion=a.b.c&udap=1&scope=a+b&flag")]
    public void Form_Secrets_AreHidden(string sent, string shown) => Assert.Equal(shown, HiddenValues.Hide(sent, Form));

    [Theory]
    [InlineData("""{"access_token":"a","refresh_token":"r"}""", """{"access_token":"a","refresh_token":"(hidden)"}""")]
    [InlineData("""{ "access_token": "a" }""", """{ "access_token": "a" }""")]
    [InlineData("""{ "grant_types": ["refresh_token"] }""", """{ "grant_types": ["refresh_token"] }""")]
    [InlineData("""["refresh_token"]""", """["refresh_token"]""")]
    [InlineData("refresh_token, no JSON", "refresh_token, no JSON")]
    public void Json_RefreshToken_IsHidden(string sent, string shown) =>
        Assert.Equal(shown, HiddenValues.Hide(sent, Json));

    [Theory]
    [InlineData(
        "https://a.test/cb?code=c&state=s&iss=https%3A%2F%2Fb.test",
        "https://a.test/cb?code=(hidden)&state=(hidden)&iss=https%3A%2F%2Fb.test"
    )]
    [InlineData(
        "https://a.test/authorize?scope=x%20y&nonce=n&new=1",
        "https://a.test/authorize?scope=x%20y&nonce=(hidden)&new=(hidden)"
    )]
    [InlineData("https://a.test/page", "https://a.test/page")]
    public void Address_WhatIsNotKnownToBeHarmless_IsHidden(string visited, string shown) =>
        Assert.Equal(shown, HiddenValues.Hide(new Uri(visited)));
}
