namespace FastCluster.Udap.SoftwareStatements;

/// <summary>Bounds of client metadata, in characters and list entries.</summary>
public static class MetadataLimits
{
    /// <summary>Longest name, identifier or version.</summary>
    public const int TextLength = 256;

    /// <summary>Longest URI.</summary>
    public const int UriLength = 2048;

    /// <summary>Most redirect URIs.</summary>
    public const int RedirectUris = 50;

    /// <summary>Most contacts.</summary>
    public const int Contacts = 20;
}
