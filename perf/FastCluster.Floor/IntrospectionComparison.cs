using System.Globalization;
using System.Text.Json;

namespace FastCluster.Floor;

/// <summary>An introspection against the floor of its cryptography, in the two ways in which a resource server proves itself.</summary>
internal static class IntrospectionComparison
{
    private const string Title = "introspection";

    /// <summary>Compares.</summary>
    public static Task<int> RunAsync(FloorSettings settings) =>
        Comparison.RunAsync(async folder =>
        {
            var community = FloorCommunity.Create(folder);
            using var certificate = community.LoadResourceServer();
            await using var server = await MeasuredServer.StartAsync(Title, "serve-fastcluster", folder);
            var token = await GetTokenAsync(server, Exchange.Tokens(community));
            Console.WriteLine("private_key_jwt, floor of two verifications; wanted: ratio of at most 1.6");
            await CompareAsync(folder, server, Exchange.SignedQuestions(community, token), verifications: 2, settings);
            Console.WriteLine(
                "mutual TLS on kept connections, floor of one verification; wanted: ratio of at most 1.5"
            );
            await CompareAsync(folder, server, Exchange.ShownQuestions(certificate, token), verifications: 1, settings);
        });

    private static async Task CompareAsync(
        string folder,
        MeasuredServer server,
        Exchange exchange,
        int verifications,
        FloorSettings settings
    )
    {
        var (_, answer) = await server.AskAsync(exchange, exchange.CreateRequests(1)[0]);
        var work = FloorWork.Question(verifications, answer.Length).ToArguments();
        await using var floor = await MeasuredServer.StartAsync("floor", "serve-floor", folder, work);
        await new Rounds(exchange, settings).RunAsync(floor, server);
        var allocated = await server.MeasureAllocationAsync(exchange, exchange.CreateRequests(settings.Requests));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Title}, KiB allocated: {allocated:F1}"));
    }

    /// <summary>A token of the one client, which outlives a run.</summary>
    /// <param name="server">The whole server.</param>
    /// <param name="tokens">How it is asked.</param>
    public static async Task<string> GetTokenAsync(MeasuredServer server, Exchange tokens)
    {
        var (status, text) = await server.AskAsync(tokens, tokens.CreateRequests(1)[0]);
        using var answer = JsonDocument.Parse(text);
        return answer.RootElement.TryGetProperty("access_token", out var token)
            ? token.GetString()!
            : throw new InvalidOperationException($"No token: {status}.");
    }
}
