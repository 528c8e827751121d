using System.Reflection;
using FastCluster.Testing.Vectors;
using Microsoft.Extensions.Logging;

namespace FastCluster.Silo.Tests.Pages;

/// <summary>The page of log events and the messages in the code cannot differ.</summary>
public sealed class LogEventsPageTests
{
    [Fact]
    public void Page_Table_HoldsEveryMessageAndNoOther()
    {
        var listed = Rows().Select(cells => $"{cells[0]} {cells[1]} {cells[2].Trim('`')}");

        var coded = Messages().Select(one => $"{one.EventId} {one.Level} {one.Message}");

        Assert.NotEmpty(coded);
        Assert.Equal(coded.Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public void Page_EveryRow_SaysWhatToDo() =>
        Assert.All(Rows(), cells => Assert.True(cells is [_, _, _, { Length: > 5 }], cells[0]));

    [Fact]
    public void Ids_OfMessages_AreNeverShared() =>
        Assert.Equal(Messages().Select(one => one.EventId).Distinct(), Messages().Select(one => one.EventId));

    [Theory]
    [InlineData("FastCluster.Grains", 1000, 1399)]
    [InlineData("FastCluster.Api", 2000, 2199)]
    [InlineData("fastcluster", 3000, 3199)]
    public void Ids_OfAProject_LieInItsRange(string assembly, int first, int last)
    {
        var ids = Messages(assembly).Select(one => one.EventId).ToArray();

        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.InRange(id, first, last));
    }

    private static string[][] Rows() =>
        RepositoryFiles.ReadTable("docs/log-events.md", cell => int.TryParse(cell, out _));

    private static IEnumerable<LoggerMessageAttribute> Messages(string? assembly = null) =>
        Product
            .Methods.Where(method => assembly is null || method.Module.Assembly.GetName().Name == assembly)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>();
}
