namespace FastCluster.Silo.Telemetry;

/// <summary>Names of the meters, instruments and tags of the silo. A name is never reused for another meaning.</summary>
public static class MetricNames
{
    /// <summary>Meter of the embedded store.</summary>
    public const string StoreMeter = "FastCluster.Store";

    /// <summary>Finished writes and clears; counter, <c>{operation}</c>, tag <see cref="Outcome"/>.</summary>
    public const string StoreWrites = "fastcluster.store.writes";

    /// <summary>Finished reads; counter, <c>{operation}</c>.</summary>
    public const string StoreReads = "fastcluster.store.reads";

    /// <summary>Writes in one committed transaction; histogram, <c>{operation}</c>.</summary>
    public const string StoreBatchSize = "fastcluster.store.batch.size";

    /// <summary>Time of one transaction from its first statement to the end of its flush; histogram, <c>s</c>.</summary>
    public const string StoreCommitDuration = "fastcluster.store.commit.duration";

    /// <summary>Transactions that failed and were rolled back; counter, <c>{transaction}</c>.</summary>
    public const string StoreFailures = "fastcluster.store.failures";

    /// <summary>Writes that wait for the writer; observable gauge, <c>{operation}</c>.</summary>
    public const string StoreQueueLength = "fastcluster.store.queue.length";

    /// <summary>Meter of the decision stream.</summary>
    public const string AuditMeter = "FastCluster.Audit";

    /// <summary>Lines that are on disk; counter, <c>{line}</c>.</summary>
    public const string AuditLines = "fastcluster.audit.lines";

    /// <summary>Decisions that could not be kept and are stated as a gap; counter, <c>{decision}</c>.</summary>
    public const string AuditLost = "fastcluster.audit.lost";

    /// <summary>Groups and checkpoints that could not be written at the first try; counter, <c>{group}</c>.</summary>
    public const string AuditFailures = "fastcluster.audit.failures";

    /// <summary>Signed checkpoints that are on disk; counter, <c>{checkpoint}</c>.</summary>
    public const string AuditCheckpoints = "fastcluster.audit.checkpoints";

    /// <summary>Time to write and flush one group; histogram, <c>s</c>.</summary>
    public const string AuditFlushDuration = "fastcluster.audit.flush.duration";

    /// <summary>Meter of the server's certificates and of outbound traffic.</summary>
    public const string NodeMeter = "FastCluster.Silo";

    /// <summary>
    /// Unix time at which a server certificate expires, 0 when none is in use; observable gauge, <c>s</c>, tags
    /// <see cref="FhirBase"/> and <see cref="Community"/>.
    /// </summary>
    public const string ServerCertificateEnd = "fastcluster.server_certificate.not_after";

    /// <summary>Outbound fetches; counter, <c>{fetch}</c>, tag <see cref="Outcome"/>.</summary>
    public const string Fetches = "fastcluster.outbound.fetches";

    /// <summary>Whether the node holds its ownership lease, 1 or 0; observable gauge, <c>{lease}</c>.</summary>
    public const string LeaseHeld = "fastcluster.lease.held";

    /// <summary>Whether other nodes, not the membership table, gave the lease, 1 or 0; observable gauge, <c>{lease}</c>.</summary>
    public const string LeaseWitnessed = "fastcluster.lease.witnessed";

    /// <summary>Nodes that left and may still hold a lease; observable gauge, <c>{node}</c>.</summary>
    public const string Departures = "fastcluster.lease.departures";

    /// <summary>Tag: FHIR base URL.</summary>
    public const string FhirBase = "fhir_base";

    /// <summary>Tag: community URI.</summary>
    public const string Community = "community";

    /// <summary>Tag: how an operation ended.</summary>
    public const string Outcome = "outcome";
}
