using System.Diagnostics.CodeAnalysis;

namespace FastCluster.Stores.Tests.Contract;

/// <summary>What a grain would hold.</summary>
/// <param name="text">Text of the state.</param>
/// <param name="etag">ETag that the grain believes in.</param>
public sealed class ContractGrainState(string text = "", string? etag = null) : IGrainState<ContractState>
{
    [AllowNull]
    public ContractState State { get; set; } = new() { Text = text };

    [AllowNull]
    public string ETag { get; set; } = etag;

    public bool RecordExists { get; set; } = etag is not null;
}
