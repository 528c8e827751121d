namespace FastCluster.Silo.Demo;

/// <summary>What the command line of the demo says.</summary>
/// <param name="Server">FHIR base URL or issuer of a running server, or null.</param>
/// <param name="DataFolder">Data folder of a running node, or null.</param>
/// <param name="JsonFile">Where the report goes.</param>
/// <param name="IsTiered">Whether a person comes over an identity provider.</param>
/// <param name="IsWaiting">Whether that person has a browser of their own.</param>
internal sealed record DemoPlace(string? Server, string? DataFolder, string JsonFile, bool IsTiered, bool IsWaiting)
{
    /// <summary>Whether a running server was asked for; then none is started.</summary>
    public bool NamesServer => Server is not null || DataFolder is not null;
}
