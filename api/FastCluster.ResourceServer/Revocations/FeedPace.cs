using System.Security.Cryptography;
using FastCluster.ResourceServer.Bearer;

namespace FastCluster.ResourceServer.Revocations;

/// <summary>
/// How long the follower waits for what. The age of what is known runs up to wait, pause, the second that the server's own
/// knowledge may be old and the way of an answer; nothing here is so long that one lost answer takes it beyond the bound.
/// </summary>
internal sealed class FeedPace(FastClusterBearerOptions options)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_shortestPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longestPatience = TimeSpan.FromSeconds(30);

    /// <summary>What passes besides wait and pause: a second of the server, and the way of an answer.</summary>
    public static TimeSpan Overhead { get; } = TimeSpan.FromMilliseconds(1500);

    /// <summary>How long until an answer has to begin that the server may hold.</summary>
    public TimeSpan HeldPatience =>
        Shorter(
            options.PollWait + Shorter(options.StalenessBound / 2, s_longestPatience),
            options.StalenessBound * 0.75
        );

    /// <summary>How long until an answer has to begin that the server gives at once.</summary>
    public TimeSpan PromptPatience =>
        Longer(s_shortestPatience, Shorter(options.StalenessBound / 2, s_longestPatience));

    /// <summary>
    /// Pause after everything in force came instead of changes: where requests are spread over nodes each answer is one, and
    /// a quarter of the bound keeps them few.
    /// </summary>
    public TimeSpan AfterStray
    {
        get
        {
            var spare = options.StalenessBound - options.PollWait - Overhead;
            return Longer(options.PollPause, Shorter(options.StalenessBound / 4, spare));
        }
    }

    /// <summary>
    /// Between half and the whole of a pause that doubles, at most a fifth of the bound; longer where the server asks for it,
    /// and never longer than the bound allows.
    /// </summary>
    /// <param name="failures">Failures in a row, from 1.</param>
    /// <param name="asked">What the server asked for, or null.</param>
    public TimeSpan AfterFailure(int failures, TimeSpan? asked)
    {
        var longest = Shorter(options.StalenessBound / 5, s_longestPause);
        var pause = Shorter(s_firstPause * (1 << Math.Min(failures - 1, 5)), longest);
        pause *= 0.5 + (RandomNumberGenerator.GetInt32(512) / 1024.0);
        return Longer(pause, Shorter(asked ?? TimeSpan.Zero, longest));
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
