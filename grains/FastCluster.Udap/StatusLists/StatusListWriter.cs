using System.Text.Encodings.Web;
using System.Text.Json;
using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.StatusLists;

/// <summary>Writes signed status lists as JWTs of type <c>statuslist+jwt</c>. Any number of callers at once. REV-13.</summary>
public static class StatusListWriter
{
    private const int HeaderCapacity = 256;
    private const int PayloadCapacity = 4096;

    // a JWT is never part of HTML
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes and signs a list.</summary>
    /// <param name="claims">What it says.</param>
    /// <param name="key">A key of the server; its algorithm and id stand in the header.</param>
    /// <param name="cancellationToken">Ends the wait for a key service.</param>
    /// <returns>The compact serialization, ASCII.</returns>
    public static async ValueTask<byte[]> SignAsync(
        StatusListClaims claims,
        ISigningKey key,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(key);
        using var header = new PooledBufferWriter(HeaderCapacity);
        using var payload = new PooledBufferWriter(PayloadCapacity);
        TypedJwtHeader.Write(StatusListMembers.Type, key, header);
        WritePayload(claims, payload);
        return await JwsWriter.WriteAsync(header.WrittenMemory, payload.WrittenMemory, key, cancellationToken);
    }

    private static void WritePayload(StatusListClaims claims, PooledBufferWriter output)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        writer.WriteString(StatusListMembers.Subject, claims.Subject);
        writer.WriteNumber(StatusListMembers.IssuedAt, claims.IssuedAt);
        writer.WriteNumber(StatusListMembers.ExpiresAt, claims.ExpiresAt);
        writer.WriteNumber(StatusListMembers.TimeToLive, claims.TimeToLive);
        writer.WriteStartObject(StatusListMembers.StatusList);
        writer.WriteNumber(StatusListMembers.Bits, claims.List.Bits);
        writer.WriteString(StatusListMembers.List, claims.List.Encode());
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
