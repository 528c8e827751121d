namespace FastCluster.Silo.Telemetry;

/// <summary>Names of the meter, instruments and tags of keys and outbound traffic. A name is never reused.</summary>
public static class SiloMetricNames
{
    /// <summary>The meter.</summary>
    public const string Meter = "FastCluster.Silo";

    /// <summary>Unix time at which a server certificate expires, 0 when none is in use; gauge, <c>s</c>.</summary>
    public const string ServerCertificateEnd = "fastcluster.server_certificate.not_after";

    /// <summary>Outbound fetches; counter, <c>{fetch}</c>, tag <see cref="Outcome"/>.</summary>
    public const string Fetches = "fastcluster.outbound.fetches";

    /// <summary>Tag: FHIR base URL.</summary>
    public const string FhirBase = "fhir_base";

    /// <summary>Tag: community URI.</summary>
    public const string Community = "community";

    /// <summary>Tag: how it ended.</summary>
    public const string Outcome = "outcome";
}
