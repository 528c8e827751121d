using FastCluster.Contracts.Clients;

namespace FastCluster.Grains.Clients;

/// <summary>Stored aliases of an authorization server.</summary>
[GenerateSerializer, Alias("fc.ClientAliasState")]
internal sealed class ClientAliasState
{
    /// <summary>Alias to client.</summary>
    [Id(0)]
    public Dictionary<string, ClientAlias> Aliases { get; set; } = new(StringComparer.Ordinal);
}
