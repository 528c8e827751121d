namespace FastCluster.ResourceServer.Telemetry;

/// <summary>Names of the library's meter, instruments and tags; listed in its README.</summary>
internal static class MetricNames
{
    /// <summary>The meter.</summary>
    public const string Meter = "FastCluster.ResourceServer";

    /// <summary>Requests that were not let in, by reason.</summary>
    public const string Refusals = "fastcluster.resource_server.refusals";

    /// <summary>Tokens let in on knowledge older than the bound.</summary>
    public const string StaleAcceptances = "fastcluster.resource_server.stale_acceptances";

    /// <summary>Age of what is known of revocations.</summary>
    public const string RevocationAge = "fastcluster.resource_server.revocation_age";

    /// <summary>Tag: name of the <see cref="Tokens.TokenRefusal"/>.</summary>
    public const string Reason = "fastcluster.reason";
}
