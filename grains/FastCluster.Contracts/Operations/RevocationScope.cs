namespace FastCluster.Contracts.Operations;

/// <summary>What an operator may revoke. Numbers are part of the contract.</summary>
public enum RevocationScope
{
    /// <summary>One token, named by its <c>jti</c>.</summary>
    Token = 1,

    /// <summary>One token family, named by its 22-character id.</summary>
    Family = 2,

    /// <summary>A client, named by its client id: what it was issued is dead, it may get new tokens.</summary>
    Client = 3,

    /// <summary>A certificate, named by its 22-character name: distrusted until reinstated.</summary>
    Certificate = 4,

    /// <summary>A CA certificate, named by its 22-character name: distrusted until reinstated.</summary>
    Ca = 5,

    /// <summary>A trust anchor, named by its thumbprint: retired until reinstated.</summary>
    Anchor = 6,

    /// <summary>A community, named by its URI: disabled until enabled.</summary>
    Community = 7,
}
