namespace FastCluster.Udap.UpstreamMetadata;

/// <summary>Where the UDAP metadata of a base URL lie. DISC-01, DISC-28, DISC-32.</summary>
public static class MetadataAddress
{
    private const string Path = "/.well-known/udap";

    /// <summary>Writes the address.</summary>
    /// <param name="baseUrl">Base URL, without query and fragment; one slash at its end is not doubled.</param>
    /// <param name="community">Community URI to be answered for, or null for the provider's default.</param>
    public static string Of(string baseUrl, string? community)
    {
        ArgumentException.ThrowIfNullOrEmpty(baseUrl);
        var start = baseUrl.EndsWith('/') ? baseUrl[..^1] : baseUrl;
        return community is null ? start + Path : $"{start}{Path}?community={Uri.EscapeDataString(community)}";
    }
}
