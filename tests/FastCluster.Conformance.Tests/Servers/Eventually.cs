namespace FastCluster.Conformance.Tests.Servers;

/// <summary>Waits for what the server does by itself.</summary>
public static class Eventually
{
    /// <summary>How long after an operator's answer a node may still answer from what it knew before.</summary>
    private static readonly TimeSpan s_propagation = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    /// <summary>Passes when no request that is sent later than the stated bound has another outcome.</summary>
    public static async Task HasOutcomeAsync(string outcome, Func<Task<Answer>> ask)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var isLate = TimeProvider.System.GetElapsedTime(started) > s_propagation;
            var answer = await ask();
            if (isLate || answer.Outcome == outcome)
            {
                Assert.Equal(outcome, answer.Outcome);
                return;
            }
        }
    }

    /// <summary>Passes when a resource server that asks later than the stated bound is told that the token is dead.</summary>
    public static async Task DiesAsync(TestResourceServer resourceServer, string token)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var isLate = TimeProvider.System.GetElapsedTime(started) > s_propagation;
            var isActive = await resourceServer.IsActiveAsync(token);
            if (isLate || !isActive)
            {
                Assert.False(isActive);
                return;
            }
        }
    }

    /// <summary>Asks again until the answer is the wanted one; names the missing step when it never is.</summary>
    public static async Task<T> Async<T>(Func<Task<T>> ask, Func<T, bool> isWanted, string step)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < s_longest)
        {
            if (await ask() is var answer && isWanted(answer))
            {
                return answer;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        throw new TimeoutException($"Never came: {step}.");
    }
}
