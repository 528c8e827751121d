using System.Text;
using System.Text.Json;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.StatusLists;

/// <summary>
/// Reads signed status lists strictly: another JWT, an access token say, is not of their form. Signature, subject and times
/// are judged by the caller. Any number of callers at once. REV-13.
/// </summary>
public static class StatusListReader
{
    private const int MaximumDepth = 4;

    /// <summary>Reads a list.</summary>
    /// <param name="ascii">What the server sent, of any shape and length.</param>
    /// <param name="list">The list when the answer is true.</param>
    /// <returns>
    /// False when it is no list of this form, or longer than <see cref="StatusListMembers.MaximumBytes"/> before or after it is
    /// decompressed.
    /// </returns>
    public static bool TryParse(ReadOnlyMemory<byte> ascii, out SignedStatusList? list)
    {
        list = null;
        var text = ascii.Span;
        var first = text.IndexOf((byte)'.');
        var last = text.LastIndexOf((byte)'.');
        if (
            text.Length > StatusListMembers.MaximumBytes
            || !Ascii.IsValid(text)
            || first < 1
            || last == first
            || !TypedJwtHeader.TryRead(text[..first], StatusListMembers.Type, out var keyId, out var algorithm)
            || !Base64UrlText.TryDecode(text[(last + 1)..], StatusListMembers.MaximumBytes, out var signature)
            || signature.Length == 0
            || !TryReadClaims(text[(first + 1)..last], out var claims)
        )
        {
            return false;
        }

        list = new(claims!, keyId, algorithm, new JwtParts(ascii[..last], signature));
        return true;
    }

    private static bool TryReadClaims(ReadOnlySpan<byte> part, out StatusListClaims? claims)
    {
        claims = null;
        LentObject.TryOpen(part, MaximumDepth, out var lent);
        using (lent)
        {
            return lent is not null && TryReadClaims(lent.Members, out claims);
        }
    }

    private static bool TryReadClaims(JsonElement payload, out StatusListClaims? claims)
    {
        claims = null;
        if (
            !payload.TryGetString(StatusListMembers.Subject, out var subject)
            || payload.TryGetOptionalTime(StatusListMembers.IssuedAt, out var issuedAt) != ClaimPresence.Present
            || payload.TryGetOptionalTime(StatusListMembers.ExpiresAt, out var expiresAt) != ClaimPresence.Present
            || payload.TryGetOptionalTime(StatusListMembers.TimeToLive, out var timeToLive) != ClaimPresence.Present
            || timeToLive == 0
            || !payload.TryGetObject(StatusListMembers.StatusList, out var members)
            || !TryReadList(members, out var list)
        )
        {
            return false;
        }

        claims = new()
        {
            Subject = subject,
            IssuedAt = issuedAt,
            ExpiresAt = expiresAt,
            TimeToLive = timeToLive,
            List = list!,
        };
        return true;
    }

    private static bool TryReadList(JsonElement members, out StatusList? list)
    {
        list = null;
        return members.TryGetProperty(StatusListMembers.Bits, out var bits)
            && bits.ValueKind == JsonValueKind.Number
            && bits.TryGetInt32(out var number)
            && members.TryGetProperty(StatusListMembers.List, out var text)
            && text.ValueKind == JsonValueKind.String
            && StatusList.TryDecode(number, RawText.Of(text), StatusListMembers.MaximumBytes, out list);
    }
}
