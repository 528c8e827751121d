namespace FastCluster.Api.Listeners;

/// <summary>Endpoint metadata: the one listener that serves the endpoint.</summary>
/// <param name="Kind">The listener.</param>
internal sealed record ListenerMetadata(ListenerKind Kind);
