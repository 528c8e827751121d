namespace FastCluster.Contracts.Clients;

/// <summary>State of a client's current generation. Numbers are stored.</summary>
public enum ClientStatus
{
    /// <summary>Never registered.</summary>
    Unregistered = 0,

    /// <summary>Registered and usable.</summary>
    Active = 1,

    /// <summary>Cancelled by the client; its id is retired.</summary>
    Cancelled = 2,

    /// <summary>Disabled by the operator; may be enabled again.</summary>
    Disabled = 3,
}
