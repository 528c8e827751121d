namespace FastCluster.Api.Admin;

/// <summary>What an operator may do; each role holds the ones before it.</summary>
public enum OperatorRole
{
    /// <summary>Look.</summary>
    Read = 1,

    /// <summary>Act on clients, token families and tokens.</summary>
    Operate = 2,

    /// <summary>Change who is trusted: anchors, communities, certificates, keys.</summary>
    Trust = 3,
}
