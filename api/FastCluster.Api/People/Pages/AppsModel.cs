namespace FastCluster.Api.People.Pages;

/// <summary>What the page of a person's apps shows.</summary>
public sealed record AppsModel
{
    /// <summary>The apps, in their order.</summary>
    public required IReadOnlyList<AppView> Apps { get; init; }

    /// <summary>Whether access was just taken back.</summary>
    public required bool IsWithdrawn { get; init; }

    /// <summary>Where a form is sent that takes access back.</summary>
    public required string Action { get; init; }

    /// <summary>Where a form is sent that ends the session.</summary>
    public required string SignOut { get; init; }

    /// <summary>Secret of the forms.</summary>
    public required FormToken Token { get; init; }
}
