using System.Buffers;
using System.Text.Json;

namespace FastCluster.Silo.Audit;

/// <summary>
/// Appends groups of lines to the newest file and goes on to the next file by size. A group is on disk when
/// <see cref="Write"/> returns; when it throws, nothing of the group counts and it may be given again. Not safe for
/// concurrent use; the folder belongs to one writer.
/// </summary>
internal sealed class AuditWriter : IDisposable
{
    private readonly DecisionStreamOptions _options;
    private readonly Storage.FolderLock _folderLock;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json = new(Stream.Null); // written to the buffer
    private FileStream? _file;
    private int _number;
    private long _length;

    private AuditWriter(DecisionStreamOptions options, Storage.FolderLock folderLock)
    {
        _options = options;
        _folderLock = folderLock;
    }

    /// <summary>Last line that is on disk.</summary>
    public AuditHead Head { get; private set; } = AuditHead.Start;

    /// <summary>Takes the folder and goes on after its last complete line. What a crash left behind it is moved to a file
    /// that ends with <c>.torn</c>, and a line states so.</summary>
    /// <param name="options">Validated settings.</param>
    /// <param name="now">Time for that line.</param>
    /// <exception cref="Storage.StoreInUseException">Another process writes the stream.</exception>
    public static AuditWriter Open(DecisionStreamOptions options, DateTimeOffset now)
    {
        var folderLock = Storage.FolderLock.Take(options.Folder);
        var writer = new AuditWriter(options, folderLock);
        try
        {
            writer.Resume(now);
            return writer;
        }
        catch (Exception)
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Appends a group and flushes it to disk.</summary>
    /// <param name="lines">Lines without number and link.</param>
    public void Write(IEnumerable<AuditLine> lines)
    {
        _buffer.ResetWrittenCount();
        var head = Head;
        foreach (var line in lines)
        {
            var start = _buffer.WrittenCount;
            _json.Reset(_buffer);
            AuditLines.Write(line with { Sequence = head.Sequence + 1, Previous = head.Hash }, _json);
            head = head.After(_buffer.WrittenSpan[start..]);
            _buffer.Write("\n"u8);
        }

        var file = Current();
        file.SetLength(_length);
        file.Position = _length;
        file.Write(_buffer.WrittenSpan);
        file.Flush(flushToDisk: true);
        _length += _buffer.WrittenCount;
        Head = head;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _file?.Dispose();
        _folderLock.Dispose();
    }

    private FileStream Current()
    {
        if (_length >= _options.FileBytesLimit)
        {
            _file?.Dispose();
            _file = null;
            _number++;
            _length = 0;
        }

        return _file ??= new(
            AuditFiles.PathOf(_options.Folder, _number),
            new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Read,
                BufferSize = 0,
            }
        );
    }

    private void Resume(DateTimeOffset now)
    {
        var numbers = AuditFiles.Numbers(_options.Folder);
        _number = numbers.Length == 0 ? 1 : numbers[^1];
        var torn = new List<AuditLine>();
        foreach (var number in numbers.Reverse())
        {
            var tail = AuditTail.Read(AuditFiles.PathOf(_options.Folder, number));
            if (number == _number)
            {
                _length = tail.SoundBytes;
                torn.AddRange(SetAside(tail, now));
            }

            if (tail.Head is not null)
            {
                Head = tail.Head;
                break;
            }
        }

        if (torn.Count > 0)
        {
            Write(torn);
        }
    }

    private IEnumerable<AuditLine> SetAside(AuditTail tail, DateTimeOffset now)
    {
        if (tail.Torn.IsEmpty)
        {
            yield break;
        }

        var name = $"decisions-{_number:D6}-{tail.SoundBytes}.torn";
        using var file = File.Create(Path.Combine(_options.Folder, name));
        file.Write(tail.Torn.Span);
        file.Flush(flushToDisk: true);
        yield return AuditLines.Torn(tail.Torn.Length, name, now);
    }
}
