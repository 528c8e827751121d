namespace FastCluster.Silo.Clustering;

/// <summary>A node that left the view, until nothing of it can be at work any more.</summary>
/// <param name="Node">Who left.</param>
/// <param name="FormerView">Who was there before, it included.</param>
/// <param name="ViewVersion">Version of the view that showed it dead.</param>
/// <param name="SeenAt">Timestamp of the node clock when that was seen.</param>
/// <param name="ConfirmedAt">
/// Timestamp since when it can find no half of the former view that would renew its lease; null while it could.
/// </param>
/// <param name="StoppedItself">Whether it ended in order, so that nothing of it is left; null before the table told.</param>
internal sealed record Departure(
    SiloAddress Node,
    HashSet<SiloAddress> FormerView,
    long ViewVersion,
    long SeenAt,
    long? ConfirmedAt,
    bool? StoppedItself = null
);
