namespace FastCluster.LoadTests.Commands;

/// <summary>How the program ends.</summary>
internal static class ExitCodes
{
    /// <summary>Done, and every threshold and limit held.</summary>
    public const int Success = 0;

    /// <summary>A threshold was missed, or the second report is worse.</summary>
    public const int Missed = 1;

    /// <summary>The command line, or a file it names, is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The run could not be made: nothing was measured.</summary>
    public const int NoRun = 3;
}
