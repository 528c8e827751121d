using System.Globalization;

namespace FastCluster.LoadTests.Driving;

/// <summary>What is said each second while a run lasts.</summary>
internal static class ProgressLine
{
    /// <summary>The line of a second.</summary>
    /// <param name="second">Seconds since the start.</param>
    /// <param name="plan">The run.</param>
    /// <param name="recorder">Its counts.</param>
    /// <param name="measured">The measured second before it; below 0 while nothing is measured.</param>
    public static string Of(int second, LoadPlan plan, LoadRecorder recorder, int measured)
    {
        var total = Math.Ceiling((plan.MeasuredFrom + plan.Duration).TotalSeconds);
        FormattableString begin =
            $"  {second, 4}/{total} s  {recorder.InFlight, 4} in flight  {recorder.Ended, 8} ended";
        var line = begin.ToString(CultureInfo.InvariantCulture);
        if (measured < 0)
        {
            return line + "  not measured yet";
        }

        var parts = recorder.Read(measured).ToList();
        var worst = parts.Max(part => part.Latency?.P99 ?? 0);
        FormattableString end =
            $"  {parts.Sum(part => part.Succeeded)} ok, {parts.Sum(part => part.Failed)} failed, p99 {worst:F1} ms";
        return line + end.ToString(CultureInfo.InvariantCulture);
    }
}
