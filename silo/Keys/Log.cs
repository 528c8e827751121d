namespace FastCluster.Silo.Keys;

/// <summary>Messages of the operator's keys; event ids 3060 to 3069.</summary>
internal static partial class Log
{
    [LoggerMessage(
        3060,
        LogLevel.Information,
        "Server certificate for {FhirBase} in {Community} read; it ends {NotAfter:u}"
    )]
    public static partial void ServerCertificateRead(
        ILogger logger,
        string fhirBase,
        string community,
        DateTimeOffset? notAfter
    );

    [LoggerMessage(3061, LogLevel.Error, "Server certificate for {FhirBase} in {Community} not taken over: it {Rule}")]
    public static partial void ServerCertificateFaulty(ILogger logger, string fhirBase, string community, string rule);

    [LoggerMessage(
        3062,
        LogLevel.Warning,
        "Server certificate for {FhirBase} in {Community} ends {NotAfter:u}: renew it"
    )]
    public static partial void ServerCertificateExpires(
        ILogger logger,
        string fhirBase,
        string community,
        DateTimeOffset notAfter
    );
}
