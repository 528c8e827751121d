using FastCluster.Testing;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Rejections;
using Xunit;
using static FastCluster.Udap.Tests.AuthorizationRequests.AuthorizationCases;

namespace FastCluster.Udap.Tests.AuthorizationRequests;

public sealed class AuthorizationParametersTests
{
    [Fact]
    public void TryRead_EveryKnownName_IsKept()
    {
        string[] names =
        [
            .. "response_type response_mode client_id redirect_uri scope state code_challenge code_challenge_method".Split(),
            .. "nonce prompt max_age login_hint ui_locales idp aud request request_uri".Split(),
        ];

        var read = Read(names.Select(name => KeyValuePair.Create(name, $"v-{name}")));

        Assert.Equal(
            names.Select(name => $"v-{name}"),
            [
                read.ResponseType!,
                read.ResponseMode!,
                read.ClientId!,
                read.RedirectUri!,
                read.Scope!,
                read.State!,
                read.CodeChallenge!,
                read.CodeChallengeMethod!,
                read.Nonce!,
                read.Prompt!,
                read.MaxAge!,
                read.LoginHint!,
                read.UiLocales!,
                read.Idp!,
                read.Audience!,
                read.Request!,
                read.RequestUri!,
            ]
        );
    }

    [Theory]
    [Requirement("CONS-17")]
    [InlineData("state")]
    [InlineData("client_id")]
    [InlineData("scope")]
    [InlineData("idp")]
    public void TryRead_EmptyValue_CountsAsAbsent(string name)
    {
        var read = Read([KeyValuePair.Create(name, "")]);

        Assert.All([read.State, read.ClientId, read.Scope, read.Idp], Assert.Null);
    }

    [Fact]
    [Requirement("CONS-17")]
    public void TryRead_NamesOfOtherCase_AreUnknown() => Assert.Null(Read([KeyValuePair.Create("State", "s")]).State);

    [Fact]
    [Requirement("CONS-17")]
    public void TryRead_RepeatedName_HasNoValue() =>
        Assert.Null(Read([KeyValuePair.Create("state", "a"), KeyValuePair.Create("state", "a")]).State);

    [Theory]
    [InlineData(0, RejectionReason.None)]
    [InlineData(1, RejectionReason.AuthorizationTooLarge)]
    public void TryRead_AllTogether_AreBounded(int surplus, RejectionReason expected)
    {
        var value = new string('x', AuthorizationParameters.MaximumBytes - "unknown".Length + surplus);

        Assert.Equal(expected, AuthorizationParameters.TryRead([KeyValuePair.Create("unknown", value)], out _));
    }

    [Fact]
    public void TryRead_LengthOfText_IsCountedInUtf8()
    {
        var value = new string('\u20ac', AuthorizationParameters.MaximumBytes / 3);

        Assert.Equal(
            RejectionReason.AuthorizationTooLarge,
            AuthorizationParameters.TryRead([KeyValuePair.Create("unknown", value)], out _)
        );
    }

    [Fact]
    public void TryRead_Resources_KeepTheirOrder() =>
        Assert.Equal(
            ["https://b.test", "https://a.test"],
            Read([
                KeyValuePair.Create("resource", "https://b.test"),
                KeyValuePair.Create("resource", ""),
                KeyValuePair.Create("resource", "https://a.test"),
            ]).Resources
        );
}
