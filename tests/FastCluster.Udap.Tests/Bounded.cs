using System.Diagnostics;
using Xunit;

namespace FastCluster.Udap.Tests;

/// <summary>No case of a suite may take long, whatever a suite thought of.</summary>
internal static class Bounded
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>The answer to a case, which fails when it took 2 s or more.</summary>
    public static T Run<T>(string id, Func<T> answer)
    {
        var start = Stopwatch.GetTimestamp();
        var given = answer();
        var elapsed = Stopwatch.GetElapsedTime(start);
        Assert.True(elapsed < Limit, $"{id} took {elapsed}.");
        return given;
    }
}
