namespace FastCluster.Udap.Revocation;

/// <summary>
/// What an entity named in an access token is. Revoking any one of them kills every token that names it with an older
/// epoch. The numbers are on the wire (one byte): append only, never reused. REV-12.
/// </summary>
public enum EntityKind
{
    /// <summary>No entity; never valid on the wire.</summary>
    None = 0,

    /// <summary>A registered client.</summary>
    Client = 1,

    /// <summary>A token family.</summary>
    Family = 2,

    /// <summary>A trust community.</summary>
    Community = 3,

    /// <summary>The client's leaf certificate.</summary>
    Certificate = 4,

    /// <summary>A CA certificate of the proven path.</summary>
    CaCertificate = 5,

    /// <summary>The key of a CA of the path; cross-certificates of one key die together.</summary>
    CaKey = 6,

    /// <summary>The trust anchor that the path ended in.</summary>
    Anchor = 7,

    /// <summary>The membership of the anchor in the community, so that leaving one does not touch another.</summary>
    AnchorInCommunity = 8,

    /// <summary>What one person allowed one client; withdrawing it kills every token and refresh family of it.</summary>
    Consent = 9,
}
