namespace FastCluster.Grains.Upstream;

/// <summary>Whom a directory found.</summary>
public abstract record PersonMatch
{
    private PersonMatch() { }

    /// <summary>Exactly one local person.</summary>
    /// <param name="Subject">The local person: 1 to 200 characters, <c>sub</c> of the tokens.</param>
    public sealed record One(string Subject) : PersonMatch
    {
        /// <summary>Never shows who it is.</summary>
        public override string ToString() => nameof(One);
    }

    /// <summary>Nobody.</summary>
    public sealed record None : PersonMatch;

    /// <summary>More than one (TIER-35).</summary>
    public sealed record Several : PersonMatch;
}
