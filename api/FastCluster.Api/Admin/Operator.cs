namespace FastCluster.Api.Admin;

/// <summary>A proven operator.</summary>
/// <param name="Name">Configured name.</param>
/// <param name="Role">What it may do.</param>
internal sealed record Operator(string Name, OperatorRole Role);
