using Xunit;

namespace FastCluster.Testing.Faults;

/// <summary>A test that mounts a file system. Skipped, visibly, for other users than root and other systems than Linux.</summary>
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            Skip = "needs Linux and root: mounts a small file system";
        }
    }
}
