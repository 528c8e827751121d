namespace FastCluster.Udap.Scopes;

/// <summary>The interactions of a data scope, each one letter in SMART 2. SCOPE-12.</summary>
[Flags]
public enum ScopeLetters
{
    /// <summary>No interaction.</summary>
    None = 0,

    /// <summary><c>c</c>: create.</summary>
    Create = 1,

    /// <summary><c>r</c>: read one resource.</summary>
    Read = 2,

    /// <summary><c>u</c>: update.</summary>
    Update = 4,

    /// <summary><c>d</c>: delete.</summary>
    Delete = 8,

    /// <summary><c>s</c>: search.</summary>
    Search = 16,

    /// <summary>SMART 1 <c>read</c>, that is <c>rs</c>. SCOPE-14.</summary>
    AllRead = Read | Search,

    /// <summary>SMART 1 <c>write</c>, that is <c>cud</c>. SCOPE-14.</summary>
    AllWrite = Create | Update | Delete,

    /// <summary>SMART 1 <c>*</c>, that is <c>cruds</c>. SCOPE-14.</summary>
    All = AllRead | AllWrite,
}
