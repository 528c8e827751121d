namespace FastCluster.Api.People.Pages;

/// <summary>What the consent page shows; every text of others is fit to be shown.</summary>
public sealed record ConsentModel
{
    /// <summary>Name of the app, its own word.</summary>
    public required string App { get; init; }

    /// <summary>Organization in its certificate, or null.</summary>
    public string? Organization { get; init; }

    /// <summary>The community that vouches for the organization.</summary>
    public required string Community { get; init; }

    /// <summary>The app's own URI, bound to its certificate.</summary>
    public required string AppUri { get; init; }

    /// <summary>Page of the app, or null.</summary>
    public string? HomePage { get; init; }

    /// <summary>What the app says that it does with data, or null.</summary>
    public string? PrivacyPolicy { get; init; }

    /// <summary>Terms of the app, or null.</summary>
    public string? TermsOfService { get; init; }

    /// <summary>How the app can be reached.</summary>
    public IReadOnlyList<string> Contacts { get; init; } = [];

    /// <summary>Certifications that were accepted.</summary>
    public IReadOnlyList<CertificationView> Certifications { get; init; } = [];

    /// <summary>What the app asks for.</summary>
    public required IReadOnlyList<ScopeLine> Scopes { get; init; }

    /// <summary>Where from: FHIR base URLs.</summary>
    public required IReadOnlyList<string> Audience { get; init; }

    /// <summary>How long, in words.</summary>
    public required string Duration { get; init; }

    /// <summary>Whether access goes on while the person is away.</summary>
    public required bool IsOffline { get; init; }

    /// <summary>Whether the person allowed this app something before.</summary>
    public required bool WasAllowedBefore { get; init; }

    /// <summary>For how long an answer is remembered, in words; null where none is.</summary>
    public string? RememberedFor { get; init; }

    /// <summary>Where the form is sent.</summary>
    public required string Action { get; init; }

    /// <summary>Where another person signs in.</summary>
    public required string SignIn { get; init; }

    /// <summary>The authorization request.</summary>
    public required string Request { get; init; }

    /// <summary>Ticket of the answer.</summary>
    public required string Ticket { get; init; }

    /// <summary>Secret of the form.</summary>
    public required FormToken Token { get; init; }

    /// <summary>Never shows the ticket.</summary>
    public override string ToString() => nameof(ConsentModel);
}
