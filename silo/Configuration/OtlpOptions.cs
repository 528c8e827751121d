using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>An OpenTelemetry collector that takes OTLP over HTTP (protobuf).</summary>
public sealed record OtlpOptions
{
    /// <summary>
    /// Its URL without path, for example <c>http://127.0.0.1:4318</c>; traces, metrics and logs go to <c>/v1/...</c> below
    /// it. Plain http only where the network is trusted: logs name clients and addresses. Required.
    /// </summary>
    [Required]
    [CollectorUrl]
    public string Endpoint { get; init; } = "";

    /// <summary>One request in how many is traced, 1 to 1,000,000, default 1: all.</summary>
    [Range(1, 1_000_000)]
    public int TraceOneIn { get; init; } = 1;
}
