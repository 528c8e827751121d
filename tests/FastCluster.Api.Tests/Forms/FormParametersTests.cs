using System.Collections.Frozen;
using System.Text;
using FastCluster.Api.Forms;

namespace FastCluster.Api.Tests.Forms;

public sealed class FormParametersTests
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(StringComparer.Ordinal, "a", "b", "resource");

    [Theory]
    [InlineData("a=1", "1")]
    [InlineData("a=x+y%2Bz", "x y+z")]
    [InlineData("%61=%C3%A9", "\u00e9")]
    [InlineData("&&a=1&", "1")]
    [InlineData("a=b=c", "b=c")]
    public void TryParse_ValidForm_DecodesOnce(string body, string expected)
    {
        var reason = Parse(body, out var form);

        Assert.Equal(RejectionReason.None, reason);
        Assert.Equal(expected, form!["a"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a=")]
    [InlineData("a")]
    [InlineData("c=1")]
    [Requirement("TOK-25")]
    public void TryParse_AbsentOrEmpty_IsNull(string body)
    {
        var reason = Parse(body, out var form);

        Assert.Equal(RejectionReason.None, reason);
        Assert.Null(form!["a"]);
    }

    [Theory]
    [InlineData("a=1&a=2")]
    [InlineData("a=1&b=2&%61=1")]
    [InlineData("a=&a=1")]
    [Requirement("TOK-25")]
    public void TryParse_KnownParameterTwice_IsRefused(string body) =>
        Assert.Equal(RejectionReason.FormParameterRepeated, Parse(body, out _));

    [Fact]
    [Requirement("TOK-25")]
    public void TryParse_UnknownParameterTwice_IsIgnored() =>
        Assert.Equal(RejectionReason.None, Parse("c=1&c=2&a=1", out _));

    [Theory]
    [InlineData("a=%")]
    [InlineData("a=%4")]
    [InlineData("a=%GG")]
    [InlineData("a=%C3")]
    [InlineData("a=%+1")]
    [InlineData("c=%FF")]
    public void TryParse_BrokenEncoding_IsRefused(string body) =>
        Assert.Equal(RejectionReason.FormMalformed, Parse(body, out _));

    [Fact]
    public void TryParse_SeveralResources_AreKeptInOrder()
    {
        Parse("resource=x&resource=&resource=y", out var form);

        Assert.Equal(["x", "y"], form!.Resources);
    }

    [Theory]
    [InlineData(16, RejectionReason.None)]
    [InlineData(17, RejectionReason.FormMalformed)]
    public void TryParse_ManyResources_AreBounded(int count, RejectionReason expected) =>
        Assert.Equal(expected, Parse(string.Join('&', Enumerable.Repeat("resource=x", count)), out _));

    private static RejectionReason Parse(string body, out FormParameters? form) =>
        FormParameters.TryParse(Encoding.UTF8.GetBytes(body), Known, out form);
}
