using FastCluster.Udap.Certificates;

namespace FastCluster.Grains.Trust;

/// <summary>The CRLs of one authorization server as a rule asks for them.</summary>
internal readonly struct NodeCrlSource(CrlRegistry crls, string serverId) : ICrlSource
{
    /// <inheritdoc/>
    public CrlSet? Find(string url) => crls.Find(serverId, url);
}
