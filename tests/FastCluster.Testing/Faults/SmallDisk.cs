using System.Diagnostics;
using Xunit;

namespace FastCluster.Testing.Faults;

/// <summary>A file system of a few megabytes in memory that a test can really fill.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly string _ballast;

    public SmallDisk(int megabytes)
    {
        Path = Directory.CreateTempSubdirectory("fastcluster-disk-").FullName;
        _ballast = System.IO.Path.Combine(Path, "ballast");
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Path);
    }

    public string Path { get; }

    /// <summary>Takes all space that is left.</summary>
    public void Fill()
    {
        using var file = File.Create(_ballast, bufferSize: 0);
        var block = new byte[4_096];
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // full, as wanted
        }
    }

    /// <summary>Gives the space back.</summary>
    public void Free() => File.Delete(_ballast);

    /// <summary>Makes it larger.</summary>
    public void Grow(int megabytes) => Run("mount", "-o", $"remount,size={megabytes}m", Path);

    public void Dispose()
    {
        Run("umount", Path);
        Directory.Delete(Path);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
