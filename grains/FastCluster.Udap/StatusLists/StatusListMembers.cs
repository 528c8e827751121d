namespace FastCluster.Udap.StatusLists;

/// <summary>Wire names of the claim of a token and of a signed list (draft-ietf-oauth-status-list). REV-13.</summary>
public static class StatusListMembers
{
    /// <summary>Media type of a signed list.</summary>
    public const string MediaType = "application/statuslist+jwt";

    /// <summary>Path of the lists below the issuer; the id of a list follows.</summary>
    public const string Path = "/status-lists/";

    /// <summary>Bytes of a signed list that readers take at most, before and after its list is decompressed.</summary>
    public const int MaximumBytes = 256 * 1024;

    internal const string Type = "statuslist+jwt";
    internal const string Status = "status";
    internal const string StatusList = "status_list";
    internal const string Index = "idx";
    internal const string Uri = "uri";
    internal const string Subject = "sub";
    internal const string IssuedAt = "iat";
    internal const string ExpiresAt = "exp";
    internal const string TimeToLive = "ttl";
    internal const string Bits = "bits";
    internal const string List = "lst";

    /// <summary>Address below which an issuer publishes its lists.</summary>
    /// <param name="issuer">Issuer identifier.</param>
    public static string AddressOf(string issuer)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        return issuer.TrimEnd('/') + Path;
    }
}
