namespace FastCluster.Silo.Audit;

/// <summary>
/// The file of checkpoints beside the stream. It only grows; a line that a crash left incomplete is cut off, since it never
/// counted. Not safe for concurrent use; the folder belongs to one writer.
/// </summary>
internal sealed class AuditCheckpointFile : IDisposable
{
    /// <summary>Name of the file.</summary>
    public const string Name = "checkpoints.jsonl";

    private readonly FileStream _file;
    private long _length;

    private AuditCheckpointFile(FileStream file) => _file = file;

    /// <summary>The newest checkpoint; null when there is none that can be read.</summary>
    public AuditCheckpoint? Newest { get; private set; }

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="folder">Folder of the stream; the caller holds its lock.</param>
    public static AuditCheckpointFile Open(string folder)
    {
        var content = Read(folder);
        var sound = content.LastIndexOf((byte)'\n') + 1;
        var file = new FileStream(
            Path.Combine(folder, Name),
            new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Read,
                BufferSize = 0,
            }
        );
        return new(file) { _length = sound, Newest = Parse(content).LastOrDefault(static one => one is not null) };
    }

    /// <summary>Every complete line of the file, in order; null for one that is no checkpoint.</summary>
    /// <param name="folder">Folder of the stream.</param>
    public static IReadOnlyList<AuditCheckpoint?> ReadAll(string folder) => Parse(Read(folder));

    /// <summary>Appends a checkpoint; when it throws, nothing counts and it may be given again.</summary>
    /// <param name="checkpoint">Signed.</param>
    public void Append(AuditCheckpoint checkpoint)
    {
        byte[] line = [.. checkpoint.ToBytes(), (byte)'\n'];
        _file.SetLength(_length);
        _file.Position = _length;
        _file.Write(line);
        _file.Flush(flushToDisk: true);
        _length += line.Length;
        Newest = checkpoint;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static List<AuditCheckpoint?> Parse(ReadOnlySpan<byte> content)
    {
        var checkpoints = new List<AuditCheckpoint?>();
        for (var end = content.IndexOf((byte)'\n'); end >= 0; end = content.IndexOf((byte)'\n'))
        {
            checkpoints.Add(AuditCheckpoint.TryParse(content[..end]));
            content = content[(end + 1)..];
        }

        return checkpoints;
    }

    private static byte[] Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        return File.Exists(path) ? AuditFiles.ReadShared(path) : [];
    }
}
