namespace FastCluster.LoadTests.Comparing;

/// <summary>What a comparison says of one metric.</summary>
internal enum Verdict
{
    /// <summary>The interval holds 1: nothing is shown.</summary>
    NoDifferenceSeen,

    /// <summary>The whole interval lies below 1.</summary>
    Better,

    /// <summary>The whole interval lies above 1, but the ratio is within the limit.</summary>
    WorseWithinLimit,

    /// <summary>The whole interval lies above 1, and the ratio above the limit.</summary>
    Worse,

    /// <summary>Too few windows.</summary>
    Unknown,
}
