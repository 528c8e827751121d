using System.Text;
using FastCluster.Testing;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.SoftwareStatements;
using Xunit;

namespace FastCluster.Udap.Tests.SoftwareStatements;

public sealed class RegistrationRequestParserTests
{
    [Theory]
    [Requirement("REG-02")]
    [InlineData("""{"software_statement":"a.b.c","udap":"1"}""", 0)]
    [InlineData("""{"software_statement":"a.b.c","udap":"1","certifications":[]}""", 0)]
    [InlineData("""{"software_statement":"a.b.c","udap":"1","certifications":["x","y"]}""", 2)]
    public void TryParse_GoodBody_IsRead(string body, int certifications)
    {
        Assert.Equal(RejectionReason.None, Parse(body, out var request));
        Assert.Equal("a.b.c", request!.SoftwareStatement);
        Assert.Equal(certifications, request.Certifications.Length);
    }

    [Theory]
    [Requirement("REG-02")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("udap=1")]
    [InlineData("""{"software_statement":"a.b.c","udap":"1","certifications":"[]"}""")]
    [InlineData("""{"software_statement":"a.b.c","udap":"1","certifications":null}""")]
    [InlineData("""{"software_statement":"a.b.c","udap":"1","certifications":[1]}""")]
    [InlineData("""{"software_statement":"a.b.c","udap":"1","udap":"1"}""")]
    [InlineData("""{"software_statement":"a.b.c","udap":"1"}x""")]
    [InlineData("""{"software_statement":"a.b.c","udap":"1","x":[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]}""")]
    public void TryParse_OtherBody_IsRefused(string body)
    {
        Assert.Equal(RejectionReason.RegistrationBody, Parse(body, out var request));
        Assert.Null(request);
    }

    [Theory]
    [Requirement("REG-02")]
    [InlineData("""{"udap":"1"}""")]
    [InlineData("""{"udap":"1","software_statement":null}""")]
    [InlineData("""{"udap":"1","software_statement":7}""")]
    [InlineData("""{"udap":"1","software_statement":""}""")]
    public void TryParse_NoStatement_IsRefused(string body) =>
        Assert.Equal(RejectionReason.SoftwareStatementMissing, Parse(body, out _));

    [Theory]
    [Requirement("REG-03")]
    [InlineData("""{"software_statement":"a.b.c"}""")]
    [InlineData("""{"software_statement":"a.b.c","udap":"2"}""")]
    [InlineData("""{"software_statement":"a.b.c","udap":1}""")]
    [InlineData("""{"software_statement":"a.b.c","udap":" 1"}""")]
    public void TryParse_UdapIsNotOne_IsRefused(string body) =>
        Assert.Equal(RejectionReason.RegistrationUdapVersion, Parse(body, out _));

    [Fact]
    [Requirement("REG-04")]
    public void TryParse_OtherTopLevelMembers_AreIgnored() =>
        Assert.Equal(
            RejectionReason.None,
            Parse("""{"software_statement":"a.b.c","udap":"1","scope":"system/*.*","grant_types":7}""", out _)
        );

    [Theory]
    [Requirement("JWT-24")]
    [InlineData(20, RejectionReason.None)]
    [InlineData(21, RejectionReason.RegistrationCertificationsTooMany)]
    public void TryParse_Certifications_AreBounded(int count, RejectionReason expected)
    {
        var list = string.Join(',', Enumerable.Repeat("\"x\"", count));

        Assert.Equal(
            expected,
            Parse($$"""{"software_statement":"a.b.c","udap":"1","certifications":[{{list}}]}""", out _)
        );
    }

    [Theory]
    [Requirement("JWT-24")]
    [InlineData(0, RejectionReason.None)]
    [InlineData(1, RejectionReason.RegistrationTooLarge)]
    public void TryParse_Body_IsBounded(int excess, RejectionReason expected)
    {
        var body = """{"software_statement":"a.b.c","udap":"1"}""";

        Assert.Equal(expected, Parse(body.PadRight(RegistrationRequestParser.MaximumBodyLength + excess), out _));
    }

    private static RejectionReason Parse(string body, out RegistrationRequest? request) =>
        RegistrationRequestParser.TryParse(Encoding.UTF8.GetBytes(body), out request);
}
