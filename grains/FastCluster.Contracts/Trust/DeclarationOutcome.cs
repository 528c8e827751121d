namespace FastCluster.Contracts.Trust;

/// <summary>What became of a declaration. Numbers are part of the contract.</summary>
public enum DeclarationOutcome
{
    /// <summary>It is now in force.</summary>
    Applied = 1,

    /// <summary>The same content was already in force.</summary>
    Unchanged = 2,

    /// <summary>A newer version is in force; this one was ignored.</summary>
    Older = 3,

    /// <summary>The version in force has other content: the operator forgot to raise the version.</summary>
    Conflict = 4,
}
