namespace FastCluster.Api.Listeners;

/// <summary>
/// Connection feature that names the listener. The host sets it in a connection middleware; a connection without it
/// reaches no endpoint.
/// </summary>
/// <param name="Kind">The listener.</param>
public sealed record ListenerFeature(ListenerKind Kind);
