namespace FastCluster.Api.People.Pages;

/// <summary>The secret of a form.</summary>
/// <param name="Field">Name of its field.</param>
/// <param name="Value">The secret.</param>
public sealed record FormToken(string Field, string Value)
{
    /// <summary>Never shows the secret.</summary>
    public override string ToString() => nameof(FormToken);
}
