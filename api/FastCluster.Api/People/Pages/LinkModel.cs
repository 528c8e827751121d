namespace FastCluster.Api.People.Pages;

/// <summary>What the page shows that joins an account elsewhere with one here.</summary>
public sealed record LinkModel
{
    /// <summary>Name of the app that asks.</summary>
    public required string App { get; init; }

    /// <summary>Host of the identity provider.</summary>
    public required string IdentityProvider { get; init; }

    /// <summary>What the identity provider calls the account, fit to be shown, or null.</summary>
    public string? Account { get; init; }

    /// <summary>Where the form is sent.</summary>
    public required string Action { get; init; }

    /// <summary>The authorization request.</summary>
    public required string Request { get; init; }

    /// <summary>Secret of the form.</summary>
    public required FormToken Token { get; init; }
}
