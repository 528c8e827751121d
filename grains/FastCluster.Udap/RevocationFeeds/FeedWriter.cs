using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using FastCluster.Udap.AccessTokens;

namespace FastCluster.Udap.RevocationFeeds;

/// <summary>Writes a page of the feed as one JSON object. Any number of callers at once.</summary>
public static class FeedWriter
{
    /// <summary>Writes a page.</summary>
    /// <param name="page">The page.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Write(FeedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString(FeedMembers.Cursor, page.Cursor);
            writer.WriteBoolean(FeedMembers.Snapshot, page.IsSnapshot);
            writer.WriteString(FeedMembers.Issuer, page.Issuer);
            writer.WriteString(FeedMembers.Server, page.ServerId);
            writer.WriteNumber(FeedMembers.Held, (long)Math.Floor(page.Held.TotalMilliseconds));
            writer.WriteNumber(FeedMembers.ConfirmedAge, (long)Math.Ceiling(page.ConfirmedAge.TotalMilliseconds));
            WriteEpochs(writer, page);
            WriteTokens(writer, page);
            WriteDistrusted(writer, page);
            WriteCrls(writer, page);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteEpochs(Utf8JsonWriter writer, FeedPage page)
    {
        writer.WriteStartArray(FeedMembers.Epochs);
        foreach (var epoch in page.Epochs)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue((int)epoch.Entity.Kind);
            writer.WriteStringValue(TokenIdentifier.Format(epoch.Entity.Digest));
            writer.WriteNumberValue(epoch.MinimumEpoch);
            writer.WriteNumberValue(epoch.Until);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WriteTokens(Utf8JsonWriter writer, FeedPage page)
    {
        writer.WriteStartArray(FeedMembers.Tokens);
        foreach (var token in page.Tokens)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(TokenIdentifier.Format(token.Digest));
            writer.WriteNumberValue(token.Until);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WriteDistrusted(Utf8JsonWriter writer, FeedPage page)
    {
        if (page.Distrusted is not { } distrusted)
        {
            return;
        }

        writer.WriteStartArray(FeedMembers.Distrusted);
        foreach (var entity in distrusted)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue((int)entity.Kind);
            writer.WriteStringValue(TokenIdentifier.Format(entity.Digest));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WriteCrls(Utf8JsonWriter writer, FeedPage page)
    {
        writer.WriteStartArray(FeedMembers.Crls);
        foreach (var crl in page.Crls)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(crl.Id);
            writer.WriteStringValue(Base64Url.EncodeToString(crl.Names.Span));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
