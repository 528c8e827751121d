namespace FastCluster.Udap.StatusLists;

/// <summary>Where the status of a token stands: the claim <c>status.status_list</c>. REV-13.</summary>
/// <param name="Uri"><c>uri</c>: the list, absolute URL, also its <c>sub</c>.</param>
/// <param name="Index"><c>idx</c>: place in the list, from 0.</param>
public sealed record StatusReference(string Uri, int Index);
