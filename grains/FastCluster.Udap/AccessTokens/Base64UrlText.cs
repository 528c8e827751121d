using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.AccessTokens;

/// <summary>Strict, bounded decoding of unpadded base64url into an array of its own.</summary>
internal static class Base64UrlText
{
    internal static bool TryDecode(ReadOnlySpan<byte> text, int maximumBytes, out byte[] bytes)
    {
        bytes = [];
        var length = StrictBase64.UrlDecodedLength(text.Length);
        if (length < 0 || length > maximumBytes)
        {
            return false;
        }

        bytes = new byte[length];
        return StrictBase64.TryDecodeUrl(text, bytes);
    }
}
