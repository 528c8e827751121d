namespace FastCluster.Api.Telemetry;

/// <summary>Makes correlation ids; replaced in tests.</summary>
internal interface ICorrelationIds
{
    /// <summary>A new id of 32 characters of lower-case hexadecimal.</summary>
    string Next();
}
