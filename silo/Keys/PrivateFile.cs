namespace FastCluster.Silo.Keys;

/// <summary>Writes files that only their owner may read (mode 0600), whole or not at all.</summary>
public static class PrivateFile
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, and its parents, for the owner alone; an existing one stays as it is.</summary>
    /// <param name="folder">Path of the folder.</param>
    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, OwnerFolder);
    }

    /// <summary>Writes a file that does not exist yet.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="text">Content, UTF-8.</param>
    /// <exception cref="IOException">The file exists or cannot be written.</exception>
    public static void WriteNew(string file, string text) => Publish(file, text, overwrite: false);

    /// <summary>Writes a file, in place of an existing one.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="text">Content, UTF-8.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string file, string text) => Publish(file, text, overwrite: true);

    private static void Publish(string file, string text, bool overwrite)
    {
        var full = Path.GetFullPath(file);
        var folder = Path.GetDirectoryName(full);
        if (folder is not null)
        {
            CreateFolder(folder);
        }

        var draft = $"{full}.{Guid.NewGuid():N}.new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(text);
        }

        File.Move(draft, full, overwrite);
    }
}
