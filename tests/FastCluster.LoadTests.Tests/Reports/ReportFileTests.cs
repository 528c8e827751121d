using System.Text.Json;
using System.Xml.Linq;
using FastCluster.LoadTests.Reports;

namespace FastCluster.LoadTests.Tests.Reports;

public sealed class ReportFileTests
{
    [Fact]
    public void Json_WrittenAndRead_SaysTheSame()
    {
        using var folder = new ReportFolder();
        var report = SampleReports.Create(factor: 2, errors: 3);

        var read = LoadReport.Read(folder.Write("a.json", report));

        Assert.Equal(report.ToJson(), read.ToJson());
        using var json = JsonDocument.Parse(report.ToJson());
        var operation = json.RootElement.GetProperty("scenarios")[0].GetProperty("operations")[0];
        Assert.Equal(8, operation.GetProperty("latency").GetProperty("p50").GetDouble());
        Assert.Equal(3, operation.GetProperty("errors").GetProperty("503").GetInt64());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"version\":2}")]
    public async Task Json_AnotherFile_IsRefused(string text)
    {
        using var folder = new ReportFolder();
        await File.WriteAllTextAsync(folder["a.json"], text);

        Assert.Throws<UsageException>(() => LoadReport.Read(folder["a.json"]));
    }

    [Fact]
    public void Html_Report_HoldsTheFiguresAndNothingFromElsewhere()
    {
        var html = HtmlReport.Write(SampleReports.Create(errors: 3));

        var page = XDocument.Parse(html);
        var cells = page.Descendants("td").Select(cell => cell.Value).ToList();
        Assert.Equal(["token", "50", "3", "4.00", "6.00", "8.00", "9.25", "10.00"], cells.Take(8));
        Assert.Equal(4, page.Descendants("svg").Count());
        Assert.Equal(5, page.Descendants("svg").First().Elements("circle").Count() / 3);
        Assert.Contains("token.p99<50ms", page.Root!.Value, StringComparison.Ordinal);
        Assert.Contains("300 us CPU per operation", page.Root.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants().Attributes(), one => one.Name.LocalName is "src" or "href");
        Assert.Empty(page.Descendants("script"));
    }

    [Fact]
    public void Html_NamesWithMarkup_AreText()
    {
        var report = SampleReports.Create() with { Target = "https://a.test/?x=<b>&y" };

        var page = XDocument.Parse(HtmlReport.Write(report));

        Assert.Contains("https://a.test/?x=<b>&y", page.Root!.Value, StringComparison.Ordinal);
    }
}
