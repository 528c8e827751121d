namespace FastCluster.Api.Health;

/// <summary>What the host knows of this node. Safe for concurrent use; answers from memory, never by asking a store.</summary>
public interface INodeHealth
{
    /// <summary>The process works: false only where a restart would help.</summary>
    bool IsLive { get; }

    /// <summary>The first start is complete: storage open, declarations applied, keys made.</summary>
    bool IsStarted { get; }

    /// <summary>Requests may be sent here: started, joined, current, and not draining.</summary>
    bool IsReady { get; }
}
