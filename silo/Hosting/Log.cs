namespace FastCluster.Silo.Hosting;

/// <summary>Messages of the host; event ids 3150 to 3199.</summary>
internal static partial class Log
{
    [LoggerMessage(3150, LogLevel.Information, "Server {Server}: declaration {Version} of its communities is in force")]
    public static partial void DeclarationApplied(this ILogger logger, string server, long version);

    [LoggerMessage(
        3151,
        LogLevel.Warning,
        "Server {Server}: a newer declaration than {Version} is in force; the configuration of this node was ignored"
    )]
    public static partial void DeclarationOlder(this ILogger logger, string server, long version);

    [LoggerMessage(3152, LogLevel.Information, "TLS certificate {File} read again; it ends {NotAfter:u}")]
    public static partial void ListenerCertificateRead(this ILogger logger, string file, DateTimeOffset notAfter);

    [LoggerMessage(3153, LogLevel.Error, "TLS certificate {File} not taken over: it {Rule}")]
    public static partial void ListenerCertificateFaulty(this ILogger logger, string file, string rule);
}
