namespace FastCluster.Silo.Demo.Journey;

/// <summary>How a step of the journey ended.</summary>
internal abstract record StepOutcome
{
    private StepOutcome() { }

    /// <summary>One line for people: what happened, or why the step failed.</summary>
    public abstract string Line { get; }

    /// <summary>Everything was as it must be.</summary>
    /// <param name="Line">What happened.</param>
    public sealed record Passed(string Line) : StepOutcome
    {
        /// <inheritdoc/>
        public override string Line { get; } = Line;
    }

    /// <summary>Something was not; the journey ends here.</summary>
    /// <param name="Line">What was expected and what was seen.</param>
    public sealed record Failed(string Line) : StepOutcome
    {
        /// <inheritdoc/>
        public override string Line { get; } = Line;
    }
}
