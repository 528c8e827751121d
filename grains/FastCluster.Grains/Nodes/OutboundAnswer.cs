namespace FastCluster.Grains.Nodes;

/// <summary>The answer of a server elsewhere.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body, bounded as asked.</param>
public sealed record OutboundAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>The status, never what it holds.</summary>
    public override string ToString() => $"{Status}";
}
