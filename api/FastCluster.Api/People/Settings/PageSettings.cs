namespace FastCluster.Api.People.Settings;

/// <summary>Looks of the pages of one authorization server.</summary>
public sealed record PageSettings
{
    /// <summary>Name of the operator as people know it, 1 to 100 characters.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Language where neither app nor browser asks for one that there is. Default <c>en</c>.</summary>
    public string DefaultLanguage { get; init; } = "en";

    /// <summary>The operator's style sheet, UTF-8, served after the built-in one; null when there is none.</summary>
    public PageFile? StyleSheet { get; init; }

    /// <summary>The operator's logo; null when there is none.</summary>
    public PageFile? Logo { get; init; }
}
