namespace FastCluster.Udap.Scopes;

/// <summary>What a scope token is about.</summary>
public enum ScopeKind
{
    /// <summary>A name of another specification or of the community, compared as a whole.</summary>
    Other = 0,

    /// <summary>A SMART data scope: context, resource, letters and optional query.</summary>
    Data = 1,

    /// <summary>A scope of a user's session: <c>openid</c>, <c>offline_access</c>, <c>launch</c> and the like.</summary>
    Session = 2,

    /// <summary><c>udap</c>: announces Tiered OAuth and gives no access. SCOPE-17.</summary>
    Udap = 3,

    /// <summary>Starts like a data scope but is none, for example <c>system/Patient.sr</c>. Never supported. SCOPE-12.</summary>
    Malformed = 4,
}
