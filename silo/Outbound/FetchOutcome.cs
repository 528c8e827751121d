namespace FastCluster.Silo.Outbound;

/// <summary>How a fetch ended.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome() { }

    /// <summary>The body, at most as large as configured.</summary>
    /// <param name="Body">The bytes.</param>
    public sealed record Fetched(byte[] Body) : FetchOutcome;

    /// <summary>Nothing usable came.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Failed(FetchFault Fault) : FetchOutcome;
}
