namespace FastCluster.Stores.Tests.Contract;

/// <summary>State of the contract suite.</summary>
[GenerateSerializer]
[Alias("fastcluster.tests.ContractState")]
public sealed class ContractState
{
    [Id(0)]
    public string Text { get; set; } = "";

    [Id(1)]
    public byte[] Bytes { get; set; } = [];
}
