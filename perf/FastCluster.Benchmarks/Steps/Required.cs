using FastCluster.Udap.Rejections;

namespace FastCluster.Benchmarks.Steps;

/// <summary>A step that is refused measures nothing.</summary>
internal static class Required
{
    /// <summary>What was made where nothing was refused.</summary>
    /// <param name="reason">What the rule said.</param>
    /// <param name="made">What it made.</param>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public static T Of<T>(RejectionReason reason, T? made)
        where T : class => reason == RejectionReason.None && made is not null ? made : throw Refused(reason);

    /// <summary>Nothing, where nothing was refused.</summary>
    /// <param name="reason">What the rule said.</param>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public static object? Accepted(RejectionReason reason) =>
        reason == RejectionReason.None ? null : throw Refused(reason);

    /// <summary>Nothing, where an answer is yes.</summary>
    /// <param name="answer">The answer.</param>
    /// <exception cref="InvalidOperationException">It is no.</exception>
    public static object? True(bool answer) => answer ? null : throw Refused(RejectionReason.None);

    private static InvalidOperationException Refused(RejectionReason reason) => new($"The step was refused: {reason}.");
}
