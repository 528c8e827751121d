namespace FastCluster.Api.People.Pages;

/// <summary>What every page shows.</summary>
public sealed record PageFrameModel
{
    /// <summary>Texts in the language of the page.</summary>
    public required PageTexts Texts { get; init; }

    /// <summary>Name of the operator.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Addresses of the style sheets, in their order.</summary>
    public required IReadOnlyList<string> StyleSheets { get; init; }

    /// <summary>Address of the picture in the browser's tab.</summary>
    public required string Icon { get; init; }

    /// <summary>Address of the operator's logo, or null.</summary>
    public string? Logo { get; init; }

    /// <summary>Address of the page of a person's apps.</summary>
    public required string Apps { get; init; }
}
