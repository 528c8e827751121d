namespace FastCluster.Api.People.Sessions;

/// <summary>
/// Names by which the framework tells the servers of a deployment apart. They are part of what seals a cookie, so that the
/// session of one server is nothing at another.
/// </summary>
internal static class SessionSchemes
{
    /// <summary>Cookie of page forms. One for all servers of a host: what it proves is bound to server and session.</summary>
    public const string FormCookie = "__Host-fc-form";

    /// <summary>The scheme of a server's session cookie.</summary>
    /// <param name="serverId">The server.</param>
    public static string CookieOf(string serverId) => $"people/{serverId}";

    /// <summary>The scheme of the operator's identity system.</summary>
    /// <param name="serverId">The server.</param>
    public static string UpstreamOf(string serverId) => $"upstream/{serverId}";

    /// <summary>Name of a server's session cookie: bound to the host by its prefix (RFC 6265bis section 4.1.3.2).</summary>
    /// <param name="serverId">The server.</param>
    public static string CookieNameOf(string serverId) => $"__Host-fc-{serverId}";
}
