namespace FastCluster.Api.Admin;

/// <summary>Endpoint metadata: the least role that may call it.</summary>
/// <param name="Role">The role.</param>
internal sealed record OperatorMetadata(OperatorRole Role);
