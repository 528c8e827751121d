using Xunit;

namespace FastCluster.Testing.Faults;

/// <summary>Waits for something that happens in the background, bounded; says what was missing.</summary>
public static class Eventually
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    public static async Task TrueAsync(Func<Task<bool>> condition, string expected)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < s_limit, $"Never seen: {expected}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
