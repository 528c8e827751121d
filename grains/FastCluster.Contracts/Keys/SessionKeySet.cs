namespace FastCluster.Contracts.Keys;

/// <summary>All keys of browser sessions.</summary>
/// <param name="Version">Counts the changes.</param>
/// <param name="Keys">The keys, oldest first.</param>
[GenerateSerializer, Immutable, Alias("fc.SessionKeySet")]
public sealed record SessionKeySet([property: Id(0)] long Version, [property: Id(1)] SessionKey[] Keys)
{
    /// <summary>Never shows the keys.</summary>
    public override string ToString() => $"{nameof(SessionKeySet)} {Version}";
}
