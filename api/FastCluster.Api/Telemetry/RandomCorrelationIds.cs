using System.Security.Cryptography;

namespace FastCluster.Api.Telemetry;

/// <summary>Correlation ids of 128 random bits.</summary>
internal sealed class RandomCorrelationIds : ICorrelationIds
{
    /// <inheritdoc/>
    public string Next() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
