namespace FastCluster.ResourceServer.Bearer;

/// <summary>Names of the library.</summary>
public static class FastClusterBearer
{
    /// <summary>The authentication scheme; an application has one, for one authorization server.</summary>
    public const string Scheme = "FastCluster";
}
