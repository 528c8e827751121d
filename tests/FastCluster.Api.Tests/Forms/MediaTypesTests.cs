using FastCluster.Api.Forms;

namespace FastCluster.Api.Tests.Forms;

public sealed class MediaTypesTests
{
    [Theory]
    [InlineData("application/json", true)]
    [InlineData("Application/JSON; charset=utf-8", true)]
    [InlineData("application/json; charset=\"utf-8\"", true)]
    [InlineData("application/json;CharSet=\"UTF-8\"", true)]
    [InlineData("application/json; charset=\"ut\\f-8\"", true)]
    [InlineData("application/json; version=1; charset=\"utf-8\"", true)]
    [InlineData("application/json; charset=utf-16", false)]
    [InlineData("application/json; charset=\"utf-16\"", false)]
    [InlineData("application/json; charset=utf-8; charset=utf-16", false)]
    [InlineData("application/json; charset=\"utf-8", false)]
    [InlineData("application/json; charset=", false)]
    [InlineData("application/json; charset=\"\"", false)]
    [InlineData("application/fhir+json", false)]
    [InlineData("application/x-www-form-urlencoded", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [Requirement("REG-01")]
    public void Matches_ContentType_IsJudgedByTypeAndCharset(string? contentType, bool expected) =>
        Assert.Equal(expected, MediaTypes.Matches(contentType, MediaTypes.Json));
}
