namespace FastCluster.LoadTests.Comparing;

/// <summary>How many times the median of one set of samples is that of another, and how sure that is.</summary>
/// <param name="Value">Ratio of the medians.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
internal sealed record Ratio(double Value, double Low, double High)
{
    /// <summary>Fewer samples than this on one side say nothing about their spread.</summary>
    public const int FewestSamples = 3;
    private const int Draws = 4000;

    /// <summary>
    /// Bootstrap over the samples: both sides are drawn anew with replacement, 4,000 times; the interval holds the middle 95 % of
    /// the ratios. The same samples give the same interval.
    /// </summary>
    /// <param name="before">Samples, all above 0.</param>
    /// <param name="after">Samples, all above 0.</param>
    /// <returns>Null when a side has fewer than <see cref="FewestSamples"/>.</returns>
    public static Ratio? Of(double[] before, double[] after)
    {
        if (Math.Min(before.Length, after.Length) < FewestSamples)
        {
            return null;
        }

        var random = new Random(1);
        var ratios = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            ratios[draw] = MedianOf(Draw(after, random)) / MedianOf(Draw(before, random));
        }

        Array.Sort(ratios);
        var value = MedianOf([.. after]) / MedianOf([.. before]);
        return new(value, ratios[(int)(Draws * 0.025)], ratios[(int)(Draws * 0.975)]);
    }

    private static double[] Draw(double[] samples, Random random) =>
        [.. samples.Select(_ => samples[random.Next(samples.Length)])];

    private static double MedianOf(double[] samples)
    {
        Array.Sort(samples);
        var middle = samples.Length / 2;
        return samples.Length % 2 == 1 ? samples[middle] : (samples[middle - 1] + samples[middle]) / 2;
    }
}
