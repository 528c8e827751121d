namespace FastCluster.Testing.People;

/// <summary>Where a browser ended.</summary>
/// <param name="Location">Address at the app, or null when the last page leads nowhere.</param>
/// <param name="Status">Status of the last answer.</param>
/// <param name="Text">Text of the last page.</param>
public sealed record BrowserOutcome(string? Location, int Status, string Text)
{
    /// <summary>Correlation id of the last answer, or empty.</summary>
    public string CorrelationId { get; init; } = "";

    /// <summary>A parameter of the answer to the app, or null.</summary>
    /// <param name="name">Its name.</param>
    public string? this[string name] =>
        Location is null ? null : System.Web.HttpUtility.ParseQueryString(new Uri(Location).Query)[name];
}
