namespace FastCluster.Kubernetes.Tests.Images;

/// <summary>A test that builds and runs a container. Skipped, visibly, for other users than root and other systems than Linux.</summary>
public sealed class ContainerFactAttribute : FactAttribute
{
    public ContainerFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            Skip = "needs Linux and root: builds and runs a container";
        }
    }
}
