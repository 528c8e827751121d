using System.Buffers.Text;
using FastCluster.Udap.Jwt;

namespace FastCluster.Silo.Audit;

/// <summary>Signs ends of the chain when it is time. Not safe for concurrent use.</summary>
internal sealed class AuditSigner : IDisposable
{
    private readonly AuditCheckpointFile _file;
    private readonly ISigningKey _key;
    private readonly int _lines;
    private readonly TimeProvider _timeProvider;
    private AuditHead _signed;

    private AuditSigner(
        AuditCheckpointFile file,
        ISigningKey key,
        int lines,
        AuditHead signed,
        TimeProvider timeProvider
    )
    {
        _file = file;
        _key = key;
        _lines = lines;
        _timeProvider = timeProvider;
        _signed = signed;
    }

    /// <summary>Id of the key.</summary>
    public string KeyId => _key.KeyId;

    /// <summary>A signed line that the stream no longer held when it was opened; null when there is none.</summary>
    public long? LostLine { get; private init; }

    /// <summary>Opens the checkpoints of a stream.</summary>
    /// <param name="options">Validated settings; the caller holds the lock of the folder.</param>
    /// <param name="key">Signs.</param>
    /// <param name="head">Last line on disk.</param>
    /// <param name="timeProvider">Clock.</param>
    public static AuditSigner Open(
        DecisionStreamOptions options,
        ISigningKey key,
        AuditHead head,
        TimeProvider timeProvider
    )
    {
        var file = AuditCheckpointFile.Open(options.Folder);
        var newest = file.Newest?.Head ?? AuditHead.Start;
        var isCut = newest.Sequence > head.Sequence;
        return new(file, key, options.CheckpointLines, isCut ? AuditHead.Start : newest, timeProvider)
        {
            LostLine = isCut ? newest.Sequence : null,
        };
    }

    /// <summary>Whether a checkpoint is due: the first one at once, then by number of lines or on demand.</summary>
    /// <param name="head">Last line on disk.</param>
    /// <param name="isWanted">Whether it is demanded.</param>
    public bool IsDue(AuditHead head, bool isWanted) =>
        head.Sequence > 0
        && head != _signed
        && (isWanted || _signed == AuditHead.Start || head.Sequence - _signed.Sequence >= _lines);

    /// <summary>Signs the end of the chain; the checkpoint is on disk when it returns.</summary>
    /// <param name="head">Last line on disk.</param>
    public async ValueTask SignAsync(AuditHead head)
    {
        var checkpoint = new AuditCheckpoint
        {
            Sequence = head.Sequence,
            Hash = head.Hash,
            Time = _timeProvider.GetUtcNow(),
            KeyId = _key.KeyId,
        };
        var signature = await _key.SignAsync(checkpoint.ToSignedBytes());
        _file.Append(checkpoint with { Signature = Base64Url.EncodeToString(signature) });
        _signed = head;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
