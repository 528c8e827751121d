using System.Net;
using FastCluster.Floor;

namespace FastCluster.Benchmarks.Tests;

/// <summary>What <c>FastCluster.Floor introspection</c> measures is what it says.</summary>
public sealed class IntrospectionFloorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fastcluster-floor-").FullName;

    [Fact]
    public async Task Server_QuestionsOfBothKinds_AnswersActiveAndAnonymousOnesNot()
    {
        var community = FloorCommunity.Create(_folder);
        using var certificate = community.LoadResourceServer();
        await using var server = await MeasuredServer.StartAsync("introspection", "serve-fastcluster", _folder);
        var token = await IntrospectionComparison.GetTokenAsync(server, Exchange.Tokens(community));
        var signed = Exchange.SignedQuestions(community, token);
        var shown = Exchange.ShownQuestions(certificate, token);

        await server.MeasureAsync(signed, signed.CreateRequests(3)); // throws when one is not answered so
        await server.MeasureAsync(shown, shown.CreateRequests(3));
        var anonymous = new Exchange(shown.Path, shown.CreateRequests);
        var (status, _) = await server.AskAsync(anonymous, anonymous.CreateRequests(1)[0]);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        var other = Exchange.SignedQuestions(community, "no-token");
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.MeasureAsync(other, other.CreateRequests(1)));
    }

    [Fact]
    public async Task Floor_Answer_HasTheLengthThatWasAskedFor()
    {
        var community = FloorCommunity.Create(_folder);
        var work = FloorWork.Question(verifications: 2, replyLength: 500).ToArguments();
        await using var floor = await MeasuredServer.StartAsync("floor", "serve-floor", _folder, work);
        var exchange = Exchange.SignedQuestions(community, "any");

        var (status, text) = await floor.AskAsync(exchange, exchange.CreateRequests(1)[0]);

        Assert.Equal((HttpStatusCode.OK, 500), (status, text.Length));
        Assert.Contains(exchange.Expected, text, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
