namespace FastCluster.Silo.Configuration;

/// <summary>What the node sends of its own accord to those who watch it. Metrics are served in any case.</summary>
public sealed record TelemetryOptions
{
    /// <summary>The collector; without it nothing is sent and nothing is traced.</summary>
    public OtlpOptions? Otlp { get; init; }
}
