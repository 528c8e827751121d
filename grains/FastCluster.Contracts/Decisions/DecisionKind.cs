namespace FastCluster.Contracts.Decisions;

/// <summary>What was decided. Numbers are append only; the stream writes the name.</summary>
[GenerateSerializer]
[Alias("fastcluster.DecisionKind")]
public enum DecisionKind
{
    /// <summary>A client asked to be registered.</summary>
    Registration = 1,

    /// <summary>A registered client asked to change its registration.</summary>
    Modification = 2,

    /// <summary>A registered client asked to end its registration.</summary>
    Cancellation = 3,

    /// <summary>A client asked for an access token.</summary>
    Token = 4,

    /// <summary>A resource server asked about a token.</summary>
    Introspection = 5,

    /// <summary>A token, client, certificate, anchor or community was to be revoked.</summary>
    Revocation = 6,

    /// <summary>A certificate revocation list was offered.</summary>
    Crl = 7,

    /// <summary>A trust anchor, intermediate or community was to be added, changed or retired.</summary>
    Trust = 8,

    /// <summary>A signing key or server certificate was to be made, rotated or retired.</summary>
    Key = 9,

    /// <summary>An operator asked for something else.</summary>
    Admin = 10,

    /// <summary>A request was refused at the edge, by its shape, rate or sender, before an actor was asked.</summary>
    Request = 11,

    /// <summary>A resource server asked what was revoked.</summary>
    RevocationFeed = 12,

    /// <summary>An app asked for a person's authorization, or a person answered.</summary>
    Authorization = 13,

    /// <summary>A person took back what they allowed an app.</summary>
    Withdrawal = 14,

    /// <summary>A person came over an identity provider elsewhere, or this server became a client there.</summary>
    Upstream = 15,

    /// <summary>A client asked who the person of its token is.</summary>
    UserInfo = 16,
}
