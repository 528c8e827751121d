using System.Buffers;
using System.Text.Json;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Jwt;

/// <summary>
/// One part of a compact serialization as a JSON object in pooled memory: good until it is disposed, so that whoever reads
/// it takes out what is kept. JWT-20, JWT-24.
/// </summary>
internal sealed class LentObject : IDisposable
{
    private readonly byte[] buffer;
    private readonly JsonDocument document;

    private LentObject(byte[] buffer, JsonDocument document)
    {
        this.buffer = buffer;
        this.document = document;
    }

    /// <summary>The object.</summary>
    public JsonElement Members => document.RootElement;

    /// <summary>Decodes and parses a part; the caller bounds its length beforehand.</summary>
    /// <param name="part">Base64url without padding, of any shape.</param>
    /// <param name="maximumDepth">Deepest nesting, the outermost object counted.</param>
    /// <param name="lent">The object when the answer is <see cref="RejectionReason.None"/>; to be disposed.</param>
    /// <returns>None, or why it is no such object (reasons 102 to 104).</returns>
    public static RejectionReason TryOpen(ReadOnlySpan<byte> part, int maximumDepth, out LentObject? lent)
    {
        lent = null;
        var length = StrictBase64.UrlDecodedLength(part.Length);
        if (length < 0)
        {
            return RejectionReason.JwtBadEncoding;
        }

        var rented = ArrayPool<byte>.Shared.Rent(length);
        var utf8 = rented.AsMemory(0, length);
        JsonDocument? parsed = null;
        var reason = StrictBase64.TryDecodeUrl(part, utf8.Span)
            ? ReasonOf(StrictJson.TryParseObject(utf8, maximumDepth, out parsed))
            : RejectionReason.JwtBadEncoding;
        if (reason == RejectionReason.None)
        {
            lent = new LentObject(rented, parsed!);
            return reason;
        }

        parsed?.Dispose();
        ArrayPool<byte>.Shared.Return(rented);
        return reason;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        document.Dispose();
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
    }

    /// <summary>The reason that a fault of the JSON is refused with.</summary>
    /// <param name="fault">The fault.</param>
    public static RejectionReason ReasonOf(JsonFault fault) =>
        fault switch
        {
            JsonFault.None => RejectionReason.None,
            JsonFault.DuplicateName => RejectionReason.JwtDuplicateName,
            _ => RejectionReason.JwtBadJson,
        };
}
