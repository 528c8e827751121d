using System.Net;
using FastCluster.Durability.Tests.Nodes;

namespace FastCluster.Durability.Tests.Restarts;

/// <summary>A client that follows Retry-After with fresh assertions.</summary>
internal static class Retries
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(15);

    /// <summary>Gets a token within 15 s; every refusal until then is a 503 that names when to retry.</summary>
    /// <returns>How often it was refused.</returns>
    public static async Task<int> GetTokenInTimeAsync(UdapClient client, TestClient registered)
    {
        var start = TimeProvider.System.GetTimestamp();
        var answer = await client.RequestTokenAsync(client.Assert(registered));
        var refusals = 0;
        while (answer.Status != HttpStatusCode.OK)
        {
            refusals++;
            Assert.True(answer.Status == HttpStatusCode.ServiceUnavailable, answer.Text);
            Assert.True(answer.RetryAfter > TimeSpan.Zero, "A 503 names when to retry.");
            await Task.Delay(answer.RetryAfter.Value, TimeProvider.System);
            Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, s_limit);
            answer = await client.RequestTokenAsync(client.Assert(registered));
        }

        return refusals;
    }
}
