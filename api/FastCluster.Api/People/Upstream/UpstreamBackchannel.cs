namespace FastCluster.Api.People.Upstream;

/// <summary>The way out to the operator's identity system, where the host guards it.</summary>
/// <param name="Create">Makes a handler; called once for each server.</param>
public sealed record UpstreamBackchannel(Func<HttpMessageHandler> Create);
