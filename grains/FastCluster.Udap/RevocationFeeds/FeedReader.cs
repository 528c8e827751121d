using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Revocation;

namespace FastCluster.Udap.RevocationFeeds;

/// <summary>
/// Reads a page that <see cref="FeedWriter"/> wrote, strictly: half a page would be a revocation that nobody sees. Unknown
/// members are passed over, unknown kinds of entities are not: tokens that name them are refused as a whole anyway.
/// Any number of callers at once.
/// </summary>
public static class FeedReader
{
    private const int MaximumDepth = 4;
    private const int MaximumServerIdLength = 32;
    private const int MaximumIssuerLength = 2048;

    /// <summary>Reads a page.</summary>
    /// <param name="utf8">The body; the caller bounds its length.</param>
    /// <param name="page">The page when the answer is true.</param>
    /// <returns>False when the body is no page of this form.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out FeedPage? page)
    {
        page = null;
        if (
            StrictJson.TryParseObject(utf8, MaximumDepth, out var body) != JsonFault.None
            || !body.TryGetString(FeedMembers.Cursor, out var cursor)
            || cursor.Length is 0 or > FeedMembers.MaximumCursorLength
            || !body.TryGetString(FeedMembers.Issuer, out var issuer)
            || issuer.Length is 0 or > MaximumIssuerLength
            || !body.TryGetString(FeedMembers.Server, out var server)
            || server.Length is 0 or > MaximumServerIdLength
            || !TryReadFlag(body, out var isSnapshot)
            || !TryReadSpan(body, FeedMembers.Held, out var held)
            || !TryReadSpan(body, FeedMembers.ConfirmedAge, out var age)
        )
        {
            return false;
        }

        page = new FeedPage
        {
            Cursor = cursor,
            IsSnapshot = isSnapshot,
            Issuer = issuer,
            ServerId = server,
            Held = held,
            ConfirmedAge = age,
        };
        return TryReadLists(body, ref page);
    }

    private static bool TryReadLists(JsonElement body, ref FeedPage page)
    {
        if (
            !TryReadAll<FeedEpoch>(body, FeedMembers.Epochs, TryReadEpoch, out var epochs)
            || !TryReadAll<FeedToken>(body, FeedMembers.Tokens, TryReadToken, out var tokens)
            || !TryReadAll<FeedCrl>(body, FeedMembers.Crls, TryReadCrl, out var crls)
        )
        {
            return false;
        }

        var tellsDistrust = body.TryGetProperty(FeedMembers.Distrusted, out _);
        ImmutableArray<EntityName> distrusted = [];
        if (
            (tellsDistrust && !TryReadAll<EntityName>(body, FeedMembers.Distrusted, TryReadName, out distrusted))
            || (page.IsSnapshot && !tellsDistrust)
        )
        {
            return false;
        }

        page = page with
        {
            Epochs = epochs,
            Tokens = tokens,
            Crls = crls,
            Distrusted = tellsDistrust ? distrusted : null,
        };
        return true;
    }

    private delegate bool RecordReader<T>(JsonElement[] record, out T value);

    private static bool TryReadAll<T>(JsonElement body, string name, RecordReader<T> read, out ImmutableArray<T> all)
    {
        all = [];
        if (!body.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        var result = ImmutableArray.CreateBuilder<T>(list.GetArrayLength());
        foreach (var record in list.EnumerateArray())
        {
            if (record.ValueKind != JsonValueKind.Array || !read([.. record.EnumerateArray()], out var value))
            {
                return false;
            }

            result.Add(value);
        }

        all = result.MoveToImmutable();
        return true;
    }

    private static bool TryReadEpoch(JsonElement[] record, out FeedEpoch epoch)
    {
        epoch = default;
        if (
            record.Length != 4
            || !TryReadEntity(record[0], record[1], out var entity)
            || record[2].ValueKind != JsonValueKind.Number
            || !record[2].TryGetUInt32(out var minimum)
            || !TryReadTime(record[3], out var until)
        )
        {
            return false;
        }

        epoch = new(entity, minimum, until);
        return true;
    }

    private static bool TryReadToken(JsonElement[] record, out FeedToken token)
    {
        token = default;
        if (record.Length != 2 || !TryReadDigest(record[0], out var digest) || !TryReadTime(record[1], out var until))
        {
            return false;
        }

        token = new(digest, until);
        return true;
    }

    private static bool TryReadName(JsonElement[] record, out EntityName name)
    {
        name = default;
        return record.Length == 2 && TryReadEntity(record[0], record[1], out name);
    }

    private static bool TryReadCrl(JsonElement[] record, out FeedCrl crl)
    {
        crl = null!;
        if (
            record.Length != 2
            || !TryReadDigest(record[0], out _)
            || record[1].ValueKind != JsonValueKind.String
            || !Base64UrlText.TryDecode(RawText.Of(record[1]), int.MaxValue, out var names)
            || names.Length % FeedCrl.NameLength != 0
        )
        {
            return false;
        }

        crl = new(record[0].GetString()!, names);
        return true;
    }

    private static bool TryReadEntity(JsonElement kind, JsonElement digest, out EntityName entity)
    {
        entity = default;
        if (
            kind.ValueKind != JsonValueKind.Number
            || !kind.TryGetByte(out var number)
            || number == (byte)EntityKind.None
            || !TryReadDigest(digest, out var value)
        )
        {
            return false;
        }

        entity = new((EntityKind)number, value);
        return true;
    }

    private static bool TryReadDigest(JsonElement element, out UInt128 digest)
    {
        digest = default;
        return element.ValueKind == JsonValueKind.String && TokenIdentifier.TryParse(element.GetString()!, out digest);
    }

    private static bool TryReadTime(JsonElement element, out long seconds)
    {
        seconds = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out seconds);
    }

    private static bool TryReadSpan(JsonElement body, string name, out TimeSpan span)
    {
        span = default;
        if (!body.TryGetProperty(name, out var element) || !TryReadTime(element, out var milliseconds))
        {
            return false;
        }

        span = TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, int.MaxValue));
        return milliseconds is >= 0 and <= int.MaxValue;
    }

    private static bool TryReadFlag(JsonElement body, out bool flag)
    {
        var isThere = body.TryGetProperty(FeedMembers.Snapshot, out var element);
        flag = isThere && element.ValueKind == JsonValueKind.True;
        return isThere && element.ValueKind is JsonValueKind.True or JsonValueKind.False;
    }
}
