using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace FastCluster.ResourceServer.Tokens;

/// <summary>SHA-256 of a token's bytes: under it a verified token is kept, so that no token is.</summary>
/// <param name="First">The first 16 bytes.</param>
/// <param name="Second">The other 16 bytes.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TokenHash(UInt128 First, UInt128 Second)
{
    private const int StackLimit = 4096;

    /// <summary>Hashes the text of a token.</summary>
    /// <param name="token">The text; the caller bounds its length.</param>
    /// <param name="hash">The digest when the answer is true.</param>
    /// <returns>False when the text is not ASCII, and so no token.</returns>
    public static bool TryOf(string token, out TokenHash hash)
    {
        Span<byte> bytes = token.Length <= StackLimit ? stackalloc byte[token.Length] : new byte[token.Length];
        Span<TokenHash> digest = stackalloc TokenHash[1];
        var isAscii = Ascii.FromUtf16(token, bytes, out _) == OperationStatus.Done;
        SHA256.HashData(bytes, MemoryMarshal.AsBytes(digest));
        hash = digest[0];
        return isAscii;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => (int)First;
}
