using FastCluster.Api.Health;

namespace FastCluster.Api.Tests.Hosting;

/// <summary>Health as a test sets it.</summary>
internal sealed class SetHealth : INodeHealth
{
    public bool IsLive { get; set; } = true;

    public bool IsStarted { get; set; } = true;

    public bool IsReady { get; set; } = true;
}
