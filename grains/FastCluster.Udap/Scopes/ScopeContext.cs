namespace FastCluster.Udap.Scopes;

/// <summary>On whose behalf a data scope reads or writes: the part before the slash.</summary>
public enum ScopeContext
{
    /// <summary>Not a data scope.</summary>
    None = 0,

    /// <summary><c>patient/</c>: the patient in context.</summary>
    Patient = 1,

    /// <summary><c>user/</c>: what the signed-in user may see.</summary>
    User = 2,

    /// <summary><c>system/</c>: the client itself.</summary>
    System = 3,
}
