namespace FastCluster.Api.People.Pages;

/// <summary>Lengths of time in words.</summary>
internal static class Durations
{
    private const long Minute = 60;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    /// <summary>A length of time, in the largest unit of which it has one, rounded to a whole number.</summary>
    /// <param name="texts">Texts of the page.</param>
    /// <param name="seconds">The length; less than a second counts as one.</param>
    public static string Of(PageTexts texts, long seconds)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var (unit, length) = seconds switch
        {
            >= Day => ("day", Day),
            >= Hour => ("hour", Hour),
            >= Minute => ("minute", Minute),
            _ => ("second", 1L),
        };
        var count = Math.Max(1, (seconds + (length / 2)) / length);
        return count == 1 ? texts[$"time.{unit}"] : texts.Format($"time.{unit}s", count);
    }
}
