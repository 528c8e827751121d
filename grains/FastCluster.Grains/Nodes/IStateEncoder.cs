namespace FastCluster.Grains.Nodes;

/// <summary>Encodes an actor's state exactly as the store's provider does; bulk imports write rows with it.</summary>
public interface IStateEncoder
{
    /// <summary>The row's payload.</summary>
    /// <param name="state">The state.</param>
    /// <typeparam name="T">Its type.</typeparam>
    byte[] Encode<T>(T? state);
}
