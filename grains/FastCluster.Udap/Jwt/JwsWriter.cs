using System.Buffers;
using System.Buffers.Text;

namespace FastCluster.Udap.Jwt;

/// <summary>Writes a JWS in compact serialization (RFC 7515 section 7.1). Any number of callers at once.</summary>
public static class JwsWriter
{
    private const byte Dot = (byte)'.';

    /// <summary>Signs a header and a payload.</summary>
    /// <param name="headerJson">UTF-8 JSON of the header; its <c>alg</c> is the one of <paramref name="key"/>.</param>
    /// <param name="payloadJson">UTF-8 JSON of the claims.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the wait for a key service.</param>
    /// <returns>Header, payload and signature in base64url, parted by dots; ASCII.</returns>
    public static async ValueTask<byte[]> WriteAsync(
        ReadOnlyMemory<byte> headerJson,
        ReadOnlyMemory<byte> payloadJson,
        ISigningKey key,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(key);
        var length = Base64Url.GetEncodedLength(headerJson.Length) + 1 + Base64Url.GetEncodedLength(payloadJson.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var at = Base64Url.EncodeToUtf8(headerJson.Span, buffer);
            buffer[at++] = Dot;
            Base64Url.EncodeToUtf8(payloadJson.Span, buffer.AsSpan(at));
            var signature = await key.SignAsync(buffer.AsMemory(0, length), cancellationToken);
            return Join(buffer.AsSpan(0, length), signature);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Join(ReadOnlySpan<byte> signingInput, byte[] signature)
    {
        var text = new byte[signingInput.Length + 1 + Base64Url.GetEncodedLength(signature.Length)];
        signingInput.CopyTo(text);
        text[signingInput.Length] = Dot;
        Base64Url.EncodeToUtf8(signature, text.AsSpan(signingInput.Length + 1));
        return text;
    }
}
