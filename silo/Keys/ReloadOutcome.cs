namespace FastCluster.Silo.Keys;

/// <summary>What a look at the files of a credential gave.</summary>
internal abstract record ReloadOutcome
{
    private ReloadOutcome() { }

    /// <summary>Nothing changed.</summary>
    public sealed record Unchanged : ReloadOutcome;

    /// <summary>New content is in use.</summary>
    public sealed record Replaced : ReloadOutcome;

    /// <summary>New content breaks a rule; the old one stays.</summary>
    /// <param name="Rule">The rule.</param>
    public sealed record Faulty(string Rule) : ReloadOutcome;
}
