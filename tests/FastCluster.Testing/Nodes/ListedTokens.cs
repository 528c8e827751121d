using System.Globalization;
using System.Net;
using System.Text;
using FastCluster.Testing.Faults;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.StatusLists;
using Xunit;

namespace FastCluster.Testing.Nodes;

/// <summary>Tokens that name status lists, as a resource server reads them.</summary>
internal static class ListedTokens
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Settings of a node whose tokens name status lists: reports as rare as they may be, lists as short-lived.</summary>
    public static (string Name, string Value)[] Settings =>
        [("STATUSLISTS__ENABLED", "true"), ("STATUSLISTS__TIMETOLIVE", "00:00:02")];

    /// <summary>What the list of a token says of it; a node that cannot know is asked again.</summary>
    /// <returns>The status, or null where the list has no such place.</returns>
    public static async Task<int?> StatusAsync(UdapClient client, string token)
    {
        Assert.True(AccessTokenReader.TryParse(token, out var read));
        var status = read!.Claims.Status!;
        Answer? answer = null;
        await Eventually.TrueAsync(
            async () => (answer = await client.GetAsync(status.Uri)).Status != HttpStatusCode.ServiceUnavailable,
            "a status list"
        );
        Assert.Equal(HttpStatusCode.OK, answer!.Status);
        Assert.True(StatusListReader.TryParse(Encoding.ASCII.GetBytes(answer.Text), out var list), answer.Text);
        return list!.Claims.List.StatusAt(status.Index);
    }

    /// <summary>Waits until the list of a token says something of it.</summary>
    public static Task UntilAsync(UdapClient client, string token, int status) =>
        Eventually.TrueAsync(
            async () => await StatusAsync(client, token) == status,
            $"status {status} of a token in its list"
        );

    /// <summary>Waits until a node has reported everything that it issued; the next report is seconds away then.</summary>
    public static async Task UntilReportedAsync(IPEndPoint management)
    {
        using var http = new HttpClient();
        await Eventually.TrueAsync(() => HasReportedAsync(http, management), "the report of a node");
    }

    private static async Task<bool> HasReportedAsync(HttpClient http, IPEndPoint management)
    {
        await Task.Delay(s_pause, TimeProvider.System);
        var page = await http.GetStringAsync(new Uri($"http://{management}/metrics"));
        var line = page.Split('\n')
            .Single(line => line.StartsWith("fastcluster_status_list_waiting", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture) == 0;
    }
}
