using FastCluster.Testing.Vectors;

namespace FastCluster.Silo.Tests.Pages;

/// <summary>The page of metrics, the instruments and the files of names cannot differ.</summary>
public sealed class MetricsPageTests : IDisposable
{
    private readonly PublishedInstruments _instruments = new();

    public void Dispose() => _instruments.Dispose();

    [Fact]
    public void Page_Table_HoldsEveryInstrumentAsItIsAndNoOther()
    {
        var listed = Rows().Select(cells => $"{cells[0]} {cells[1]} {cells[2]} [{cells[3]}]".Replace("`", ""));

        var published = _instruments.Measured.Select(one => $"{one.Name} {one.Kind} {one.Unit} [{one.Tags}]");

        Assert.Equal(published.Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public void Page_EveryRow_SaysWhatItMeans() =>
        Assert.All(Rows(), cells => Assert.True(cells is [_, _, _, _, { Length: > 5 }], cells[0]));

    [Fact]
    public void Names_OfEachProject_StandInOneFileAndAreUsed()
    {
        var files = Product.Types.Where(type => type.Name.EndsWith("MetricNames", StringComparison.Ordinal)).ToArray();
        var names = files.SelectMany(file => file.GetFields()).Select(field => (string)field.GetRawConstantValue()!);

        var used = _instruments
            .Measured.SelectMany(one => one.Tags.Split(", ").Append(one.Name).Append(one.Meter))
            .Where(name => name.Length > 0);

        Assert.Equal(files.DistinctBy(file => file.Assembly), files);
        Assert.Equal(used.Distinct().Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    private static string[][] Rows() => RepositoryFiles.ReadTable("docs/metrics.md", cell => cell.StartsWith('`'));
}
