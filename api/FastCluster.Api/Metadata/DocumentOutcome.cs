namespace FastCluster.Api.Metadata;

/// <summary>What the node knows of a document.</summary>
internal abstract record DocumentOutcome
{
    private DocumentOutcome() { }

    /// <summary>It may be served.</summary>
    /// <param name="Document">The document.</param>
    public sealed record Found(PublishedDocument Document) : DocumentOutcome;

    /// <summary>Its owner has none.</summary>
    public sealed record Missing : DocumentOutcome
    {
        /// <summary>The one value.</summary>
        public static Missing Value { get; } = new();
    }
}
