namespace FastCluster.Api.People.Pages;

/// <summary>What the sign-in page shows.</summary>
public sealed record SignInModel
{
    /// <summary>Name of the app that asks, or null where the person came by themselves.</summary>
    public string? App { get; init; }

    /// <summary>Why the person is asked again, or null.</summary>
    public string? Error { get; init; }

    /// <summary>Host of the identity provider over which the person came and is not known yet, or null.</summary>
    public string? IdentityProvider { get; init; }

    /// <summary>What stands in the field of the name.</summary>
    public string? UserName { get; init; }

    /// <summary>Where the form is sent.</summary>
    public required string Action { get; init; }

    /// <summary>The authorization request, empty for none.</summary>
    public required string Request { get; init; }

    /// <summary>Secret of the form.</summary>
    public required FormToken Token { get; init; }

    /// <summary>Never shows what was typed.</summary>
    public override string ToString() => nameof(SignInModel);
}
