using System.Security.Cryptography;

namespace FastCluster.Silo.Audit;

/// <summary>End of the chain: what a checkpoint keeps elsewhere to detect a cut or altered tail.</summary>
/// <param name="Sequence">Number of the last line; 0 when there is none.</param>
/// <param name="Hash">SHA-256 of the last line, 64 lower-case hexadecimal digits; zeros when there is none.</param>
public sealed record AuditHead(long Sequence, string Hash)
{
    /// <summary>Before the first line.</summary>
    public static AuditHead Start { get; } = new(0, new('0', 64));

    /// <summary>The end after one more line.</summary>
    /// <param name="line">Bytes of the line, without line feed.</param>
    internal AuditHead After(ReadOnlySpan<byte> line) =>
        new(Sequence + 1, Convert.ToHexStringLower(SHA256.HashData(line)));
}
