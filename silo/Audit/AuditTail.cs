namespace FastCluster.Silo.Audit;

/// <summary>How one file ends.</summary>
/// <param name="SoundBytes">Bytes up to and with the last complete line that can be read.</param>
/// <param name="Head">That line as end of the chain; null when the file has none.</param>
/// <param name="Torn">What follows it: the rest of a group that a crash interrupted.</param>
internal sealed record AuditTail(long SoundBytes, AuditHead? Head, ReadOnlyMemory<byte> Torn)
{
    /// <summary>Reads the end of a file.</summary>
    /// <param name="path">The file.</param>
    public static AuditTail Read(string path)
    {
        ReadOnlyMemory<byte> content = File.ReadAllBytes(path);
        var end = content.Span.LastIndexOf((byte)'\n');
        while (end >= 0)
        {
            var start = content.Span[..end].LastIndexOf((byte)'\n') + 1;
            var bytes = content.Span[start..end];
            if (AuditLines.TryParse(bytes) is { Sequence: > 0 } line)
            {
                return new(end + 1, new AuditHead(line.Sequence - 1, "").After(bytes), content[(end + 1)..]);
            }

            end = start - 1;
        }

        return new(0, Head: null, content);
    }
}
