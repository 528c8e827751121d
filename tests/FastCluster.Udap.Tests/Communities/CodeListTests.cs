using System.Text;
using FastCluster.Testing;
using FastCluster.Udap.Communities.CodeLists;
using Xunit;

namespace FastCluster.Udap.Tests.Communities;

public sealed class CodeListTests
{
    private static readonly DateTimeOffset LastDayOfVersion4 = new(2026, 6, 30, 23, 59, 59, TimeSpan.Zero);
    private static readonly DateTimeOffset FirstDayOfVersion5 = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [Requirement("TEF-17")]
    [InlineData("T-HCO-QM", true, false)]
    [InlineData("T-HCO-QAI", false, true)]
    [InlineData("T-GOVDTRM-ACP", false, true)]
    [InlineData("T-TREAT", true, true)]
    [InlineData("t-treat", false, false)]
    [InlineData("TREAT", false, false)]
    public void Contains_ExchangePurpose_FollowsTheVersionInEffect(string code, bool before, bool after)
    {
        CodeList[] lists = [ShippedCodeLists.TefcaExchangePurposes40, ShippedCodeLists.TefcaExchangePurposes51];

        Assert.Equal(before, lists.Any(list => list.Contains(code, LastDayOfVersion4)));
        Assert.Equal(after, lists.Any(list => list.Contains(code, FirstDayOfVersion5)));
    }

    [Fact]
    [Requirement("TEF-17")]
    public void Contains_BeforeTheListIsInEffect_IsFalse() =>
        Assert.False(
            ShippedCodeLists.TefcaExchangePurposes40.Contains("T-TREAT", new(2025, 1, 15, 0, 0, 0, TimeSpan.Zero))
        );

    [Theory]
    [InlineData("hl7-purpose-of-use", 62)]
    [InlineData("fhir-resource-types 4.0.1", 146)]
    [InlineData("tefca-exchange-purposes 4.0", 12)]
    [InlineData("tefca-exchange-purposes 5.1", 17)]
    public void ShippedList_EveryCode_IsThere(string name, int count)
    {
        CodeList[] lists =
        [
            ShippedCodeLists.FhirResourceTypes,
            ShippedCodeLists.Hl7PurposeOfUse,
            ShippedCodeLists.TefcaExchangePurposes40,
            ShippedCodeLists.TefcaExchangePurposes51,
        ];

        var list = Assert.Single(lists, list => $"{list.Id} {list.Version}".StartsWith(name, StringComparison.Ordinal));

        Assert.Equal(count, list.Entries.Count);
    }

    [Fact]
    public void Read_CodesWithOwnDates_CountOnlyThen()
    {
        var list = Read(
            """{"id":"a","version":"1","system":"urn:a","codes":["X",{"code":"Y","effectiveFrom":"2026-07-01"}]}"""
        );

        Assert.True(list.Contains("X", LastDayOfVersion4));
        Assert.False(list.Contains("Y", LastDayOfVersion4));
        Assert.True(list.Contains("Y", FirstDayOfVersion5));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"version":"1","system":"urn:a","codes":[]}""")]
    [InlineData("""{"id":"a","version":"1","system":"","codes":[]}""")]
    [InlineData("""{"id":"a","version":"1","system":"urn:a","codes":["X","X"]}""")]
    [InlineData("""{"id":"a","version":"1","system":"urn:a","codes":[1]}""")]
    [InlineData("""{"id":"a","version":"1","system":"urn:a","codes":[],"effectiveFrom":"1 July"}""")]
    public void Read_OtherForm_Throws(string json) => Assert.Throws<FormatException>(() => Read(json));

    private static CodeList Read(string json) => CodeListReader.Read(Encoding.UTF8.GetBytes(json));
}
