namespace FastCluster.Api.Quotas;

/// <summary>Budgets per source address.</summary>
internal enum QuotaClass
{
    /// <summary>Documents.</summary>
    Discovery,

    /// <summary>Registrations.</summary>
    Registration,

    /// <summary>Token requests.</summary>
    Token,

    /// <summary>Introspection, revocation and the revocation feed.</summary>
    Caller,

    /// <summary>Pages of people, their style sheets and forms.</summary>
    People,

    /// <summary>The operator's interface.</summary>
    Admin,
}
