using System.Buffers.Text;
using System.Security.Cryptography;

namespace FastCluster.Api.Metadata;

/// <summary>A document ready to be sent. Immutable; the bytes are never changed after construction.</summary>
internal sealed class PublishedDocument
{
    /// <summary>Makes a document.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    /// <param name="validUntil">When it may no longer be served (DISC-24).</param>
    public PublishedDocument(byte[] json, DateTimeOffset validUntil)
    {
        Json = json;
        ValidUntil = validUntil;
        ETag = $"\"{Base64Url.EncodeToString(SHA256.HashData(json).AsSpan(0, 16))}\"";
    }

    /// <summary>UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>When it may no longer be served.</summary>
    public DateTimeOffset ValidUntil { get; }

    /// <summary>Strong entity tag over the bytes.</summary>
    public string ETag { get; }
}
