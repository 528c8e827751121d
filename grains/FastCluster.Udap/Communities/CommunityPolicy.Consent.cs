namespace FastCluster.Udap.Communities;

public sealed partial record CommunityPolicy
{
    /// <summary>Which consent a request must state.</summary>
    public ConsentPolicy Consent { get; init; } = new();
}
