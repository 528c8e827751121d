using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.AuthorizationExtensions;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Revocation;
using FastCluster.Udap.StatusLists;

namespace FastCluster.Udap.AccessTokens;

/// <summary>Reads the payload that <see cref="AccessTokenWriter"/> writes. AT-02, AT-05, AT-07.</summary>
public static class AccessTokenClaimsReader
{
    /// <summary>Reads the claims.</summary>
    /// <param name="payload">The payload, read strictly.</param>
    /// <param name="claims">The claims when the answer is true.</param>
    /// <returns>False when a required claim is absent, or any claim is not of its form.</returns>
    public static bool TryRead(JsonElement payload, out AccessTokenClaims? claims)
    {
        claims = null;
        if (
            !payload.TryGetString(AccessTokenMembers.Issuer, out var issuer)
            || !payload.TryGetString(AccessTokenMembers.Subject, out var subject)
            || !payload.TryGetString(AccessTokenMembers.ClientId, out var clientId)
            || !payload.TryGetString(AccessTokenMembers.Community, out var community)
            || !TryReadIdentifier(payload, AccessTokenMembers.JwtId, out var jwtId)
            || payload.TryGetOneOrMany(AccessTokenMembers.Audience, out var audience) != ClaimPresence.Present
            || payload.TryGetOptionalTime(AccessTokenMembers.IssuedAt, out var issuedAt) != ClaimPresence.Present
            || payload.TryGetOptionalTime(AccessTokenMembers.ExpiresAt, out var expiresAt) != ClaimPresence.Present
            || payload.TryGetOptionalString(AccessTokenMembers.Scope, out var scope) == ClaimPresence.WrongType
            || !TryReadContext(payload, out var context)
            || !TryReadStatus(payload, out var status)
            || !TryReadPrivate(payload, out var part)
        )
        {
            return false;
        }

        claims = new AccessTokenClaims
        {
            Issuer = issuer,
            Subject = subject,
            ClientId = clientId,
            Audience = audience,
            IssuedAt = DateTimeOffset.FromUnixTimeSeconds(issuedAt),
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(expiresAt),
            JwtId = jwtId,
            Scope = scope ?? string.Empty,
            Community = community,
            Context = context,
            Status = status,
            FamilyId = part!.Family,
            Entities = part.Entities,
            LeafThumbprint = part.Thumbprint,
            EncryptedContext = part.Encrypted,
        };
        return TryReadSignIn(payload, ref claims);
    }

    private static bool TryReadIdentifier(JsonElement owner, string name, out string text) =>
        owner.TryGetString(name, out text) && TokenIdentifier.TryParse(text, out _);

    /// <summary>How the person signed in; the claims of a token without a person stay as they are.</summary>
    private static bool TryReadSignIn(JsonElement payload, ref AccessTokenClaims? claims)
    {
        var presence = payload.TryGetOptionalTime(AccessTokenMembers.AuthenticatedAt, out var seconds);
        var acr = payload.TryGetOptionalString(AccessTokenMembers.Assurance, out var assurance);
        var amr = payload.TryGetOptionalStrings(AccessTokenMembers.Methods, out var methods);
        if (presence == ClaimPresence.WrongType || acr == ClaimPresence.WrongType || amr == ClaimPresence.WrongType)
        {
            claims = null;
            return false;
        }

        claims =
            presence == ClaimPresence.Present
                ? claims! with
                {
                    AuthenticatedAt = DateTimeOffset.FromUnixTimeSeconds(seconds),
                    Assurance = assurance,
                    Methods = methods,
                }
                : claims;
        return true;
    }

    private static bool TryReadContext(JsonElement payload, out AssertedContext? context)
    {
        context = null;
        return payload.TryGetOptionalObject(AccessTokenMembers.Extensions, out var extensions) switch
        {
            ClaimPresence.Absent => true,
            ClaimPresence.Present => AssertedContextJson.TryRead(extensions, out context),
            _ => false,
        };
    }

    /// <summary>Other ways to tell a status than a list are passed over; this server names none.</summary>
    private static bool TryReadStatus(JsonElement payload, out StatusReference? status)
    {
        status = null;
        var presence = payload.TryGetOptionalObject(StatusListMembers.Status, out var ways);
        if (presence == ClaimPresence.Present)
        {
            presence = ways.TryGetOptionalObject(StatusListMembers.StatusList, out var members);
            return presence == ClaimPresence.Present
                ? TryReadReference(members, out status)
                : presence == ClaimPresence.Absent;
        }

        return presence == ClaimPresence.Absent;
    }

    private static bool TryReadReference(JsonElement members, out StatusReference? status)
    {
        status = null;
        if (
            !members.TryGetString(StatusListMembers.Uri, out var uri)
            || !members.TryGetProperty(StatusListMembers.Index, out var index)
            || index.ValueKind != JsonValueKind.Number
            || !index.TryGetInt32(out var number)
            || number < 0
        )
        {
            return false;
        }

        status = new(uri, number);
        return true;
    }

    private static bool TryReadPrivate(JsonElement payload, out PrivatePart? part)
    {
        part = null;
        if (
            !payload.TryGetObject(AccessTokenMembers.Private, out var members)
            || !IsCurrentVersion(members)
            || !TryReadIdentifier(members, AccessTokenMembers.Family, out var family)
            || !TryReadBytes(members, AccessTokenMembers.Thumbprint, AccessTokenMembers.ThumbprintLength, out var x5t)
            || x5t.Length != AccessTokenMembers.ThumbprintLength
            || !TryReadEntities(members, out var entities)
            || !TryReadEncrypted(members, out var encrypted)
        )
        {
            return false;
        }

        part = new(family, entities, x5t, encrypted);
        return true;
    }

    private static bool IsCurrentVersion(JsonElement members) =>
        members.TryGetProperty(AccessTokenMembers.Version, out var version)
        && version.ValueKind == JsonValueKind.Number
        && version.TryGetInt32(out var number)
        && number == AccessTokenMembers.CurrentVersion;

    private static bool TryReadEntities(JsonElement members, out ImmutableArray<EntityEpoch> entities)
    {
        entities = [];
        var maximum = EntityPacking.GetLength(EntityPacking.MaximumRecords);
        return TryReadBytes(members, AccessTokenMembers.Entities, maximum, out var packed)
            && EntityPacking.TryRead(packed, out entities);
    }

    private static bool TryReadEncrypted(JsonElement members, out byte[] encrypted)
    {
        encrypted = [];
        return !members.TryGetProperty(AccessTokenMembers.Encrypted, out _)
            || TryReadBytes(
                members,
                AccessTokenMembers.Encrypted,
                AccessTokenMembers.MaximumEncryptedLength,
                out encrypted
            );
    }

    private static bool TryReadBytes(JsonElement members, string name, int maximum, out byte[] bytes)
    {
        bytes = [];
        return members.TryGetProperty(name, out var text)
            && text.ValueKind == JsonValueKind.String
            && Base64UrlText.TryDecode(RawText.Of(text), maximum, out bytes);
    }

    private sealed record PrivatePart(
        string Family,
        ImmutableArray<EntityEpoch> Entities,
        byte[] Thumbprint,
        byte[] Encrypted
    );
}
