using System.Collections.Frozen;
using System.Globalization;

namespace FastCluster.Silo.Storage;

/// <summary>
/// Exclusive right of one process to a folder. The operating system ends it with the process, so a crash leaves nothing to
/// clean up. The lock file stays; the process id is in a file beside it, since a locked file cannot be read by others.
/// </summary>
public sealed class FolderLock : IDisposable
{
    private const string LockName = "lock";
    private const string OwnerName = "lock.pid";

    // EWOULDBLOCK on Linux, EWOULDBLOCK on macOS, ERROR_SHARING_VIOLATION on Windows
    private static readonly FrozenSet<int> SharingViolations = FrozenSet.Create(11, 35, unchecked((int)0x80070020));

    private readonly FileStream _stream;

    private FolderLock(FileStream stream) => _stream = stream;

    /// <summary>Makes the folder when missing and takes it.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The lock; dispose it to give the folder back.</returns>
    /// <exception cref="StoreInUseException">Somebody holds the folder.</exception>
    public static FolderLock Take(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var path = Path.GetFullPath(folder);
        CreatePrivate(path);
        var stream = Open(path);
        File.WriteAllText(Path.Combine(path, OwnerName), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new(stream);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new(Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (SharingViolations.Contains(held.HResult))
        {
            throw new StoreInUseException(path, ReadOwner(path), held);
        }
    }

    private static int? ReadOwner(string path)
    {
        var owner = Path.Combine(path, OwnerName);
        return File.Exists(owner) && int.TryParse(File.ReadAllText(owner), CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
    }
}
