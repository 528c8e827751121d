using System.Net;
using Xunit;

namespace FastCluster.Testing.Nodes;

/// <summary>A client that follows Retry-After with fresh assertions.</summary>
internal static class Retries
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(15);

    /// <summary>Gets a token within 15 s; every refusal until then is a 503 that names when to retry.</summary>
    /// <returns>The answer that it succeeded with.</returns>
    public static Task<Answer> GetTokenInTimeAsync(UdapClient client, TestClient registered) =>
        SucceedInTimeAsync(() => client.RequestTokenAsync(client.Assert(registered)));

    /// <summary>Registers within 15 s; every refusal until then is a 503 that names when to retry.</summary>
    /// <returns>The answer that it succeeded with.</returns>
    public static Task<Answer> RegisterInTimeAsync(UdapClient client, TestClient unregistered) =>
        SucceedInTimeAsync(() => client.RegisterAsync(unregistered));

    /// <summary>Asks about a token within 15 s; every refusal until then is a 503 that names when to retry.</summary>
    /// <returns>The answer, which says whether it lives.</returns>
    public static Task<Answer> IntrospectInTimeAsync(UdapClient client, string token) =>
        SucceedInTimeAsync(() => client.IntrospectAsync(token));

    /// <summary>Revokes a token within 15 s; every refusal until then is a 503 that names when to retry.</summary>
    /// <returns>The answer that it succeeded with.</returns>
    public static Task<Answer> RevokeInTimeAsync(UdapClient client, TestClient registered, string token) =>
        SucceedInTimeAsync(() => client.RevokeAsync(registered, token));

    /// <summary>Cancels a registration within 15 s; every refusal until then is a 503 that names when to retry.</summary>
    /// <returns>The answer that it succeeded with.</returns>
    public static Task<Answer> CancelInTimeAsync(UdapClient client, TestClient registered) =>
        SucceedInTimeAsync(() => client.CancelAsync(registered));

    private static async Task<Answer> SucceedInTimeAsync(Func<Task<Answer>> ask)
    {
        var start = TimeProvider.System.GetTimestamp();
        var answer = await ask();
        while (!answer.IsSuccess)
        {
            Assert.True(answer.Status == HttpStatusCode.ServiceUnavailable, $"{answer.Status} {answer.Text}");
            Assert.True(answer.RetryAfter > TimeSpan.Zero, "A 503 names when to retry.");
            await Task.Delay(answer.RetryAfter.Value, TimeProvider.System);
            Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, s_limit);
            answer = await ask();
        }

        return answer;
    }
}
