using System.Text;
using FastCluster.Api.Forms;
using FastCluster.Api.Token;

namespace FastCluster.Api.Tests.Forms;

public sealed class TokenRequestTests
{
    private const string Type = "client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private const string Valid = "grant_type=client_credentials&client_assertion=x&udap=1&" + Type;

    [Fact]
    public void TryRead_ValidForm_IsRead()
    {
        var reason = Read(Valid + "&scope=s&client_id=c&other=1", out var request);

        Assert.Equal(RejectionReason.None, reason);
        Assert.Equal(
            ("client_credentials", "x", "c", "s", "1"),
            (
                request!.GrantType,
                Encoding.UTF8.GetString(request.ClientAssertion),
                request.ClientId,
                request.Scope,
                request.Udap
            )
        );
    }

    [Theory]
    [InlineData("client_assertion=x&" + Type)]
    [InlineData("grant_type=client_credentials&" + Type)]
    [InlineData("grant_type=client_credentials&client_assertion=x")]
    [InlineData("grant_type=client_credentials&client_assertion=&" + Type)]
    [InlineData("grant_type=client_credentials")]
    [Requirement("TOK-03")]
    [Requirement("TOK-11")]
    public void TryRead_RequiredParameterAbsent_IsRefused(string body) =>
        Assert.Equal(RejectionReason.FormParameterMissing, Read(body, out _));

    [Theory]
    [InlineData("urn:ietf:params:oauth:grant-type:jwt-bearer")]
    [InlineData("urn:ietf:params:oauth:client-assertion-type:saml2-bearer")]
    [InlineData("URN:ietf:params:oauth:client-assertion-type:jwt-bearer")]
    [Requirement("TOK-02")]
    public void TryRead_OtherAssertionType_IsRefused(string type)
    {
        var body = $"grant_type=client_credentials&client_assertion=x&client_assertion_type={type}";

        Assert.Equal(RejectionReason.FormAssertionType, Read(body, out _));
    }

    [Theory]
    [InlineData(Valid, true, RejectionReason.FormTwoCredentials)]
    [InlineData("grant_type=client_credentials", true, RejectionReason.FormAuthorizationHeader)]
    [InlineData(Valid + "&client_secret=s", false, RejectionReason.FormClientSecret)]
    [InlineData(Valid + "&client_secret=", false, RejectionReason.None)]
    [Requirement("TOK-05")]
    public void TryRead_OtherMechanism_IsRefused(string body, bool hasHeader, RejectionReason expected) =>
        Assert.Equal(expected, Read(body, out _, hasHeader));

    private static RejectionReason Read(string body, out TokenRequest? request, bool hasHeader = false)
    {
        var reason = FormParameters.TryParse(Encoding.UTF8.GetBytes(body), TokenRequest.Parameters, out var form);
        Assert.Equal(RejectionReason.None, reason);
        return TokenRequest.TryRead(form!, hasHeader, out request);
    }
}
