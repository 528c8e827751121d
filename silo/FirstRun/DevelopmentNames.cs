namespace FastCluster.Silo.FirstRun;

/// <summary>Names by which a development community is known, so that Production can refuse it.</summary>
public static class DevelopmentNames
{
    /// <summary>Start of the URI of every community made on the spot.</summary>
    public const string CommunityUri = "urn:fastcluster:development";

    /// <summary>Organization in the subject of every certificate made on the spot.</summary>
    public const string Organization = "FastCluster development";
}
