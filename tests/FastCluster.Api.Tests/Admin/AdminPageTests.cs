using FastCluster.Api.Admin;
using FastCluster.Api.Tests.Hosting;
using FastCluster.Testing.Vectors;
using Microsoft.AspNetCore.Routing;

namespace FastCluster.Api.Tests.Admin;

/// <summary>The page of the operator's interface, its routes, roles and refusals cannot differ.</summary>
public sealed class AdminPageTests
{
    private const string Page = "docs/admin.md";

    [Fact]
    public async Task Page_Routes_AreThoseThatAreMappedWithTheirRole()
    {
        await using var edge = await EdgeApplication.StartAsync();
        var listed = RouteRows().Select(cells => $"{cells[0]} {cells[1].Trim('`')} {cells[2]}");

        var mapped = edge
            .Routes.Where(route => route.Metadata.GetMetadata<OperatorMetadata>() is not null)
            .Select(Describe);

        Assert.NotEmpty(mapped);
        Assert.Equal(mapped.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Page_EveryRoute_SaysWhatItTakesAndAnswers() =>
        Assert.All(RouteRows(), cells => Assert.True(cells is [_, _, _, { Length: > 0 }, { Length: > 5 }], cells[1]));

    [Fact]
    public void Page_Roles_AreThoseOfTheConfiguration()
    {
        var names = Enum.GetNames<OperatorRole>();

        var listed = RepositoryFiles.ReadTable(Page, names.Contains).Select(cells => cells[0]);

        Assert.Equal(names, listed);
    }

    [Fact]
    public void Page_Refusals_AreThoseOfTheMap()
    {
        var listed = RepositoryFiles
            .ReadTable(Page, cell => int.TryParse(cell, out _))
            .SelectMany(cells => cells[1].Split(", ").Select(name => $"{cells[0]} {name.Trim('`')}"));

        var mapped = Enum.GetValues<RejectionReason>()
            .Where(reason => (int)reason is >= 750 and < 800 || reason == RejectionReason.StoreUnavailable)
            .Select(reason => $"{ProblemReply.Describe(reason).Status} {reason}");

        Assert.Equal(mapped.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private static string[][] RouteRows() => RepositoryFiles.ReadTable(Page, cell => cell is "GET" or "POST");

    private static string Describe(RouteEndpoint route)
    {
        var method = Assert.Single(route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods);
        return $"{method} {route.RoutePattern.RawText} {route.Metadata.GetMetadata<OperatorMetadata>()!.Role}";
    }
}
