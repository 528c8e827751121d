using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certifications;

/// <summary>What a certification demands of later requests: keys and addresses. CERT-21, CERT-22.</summary>
internal static class CertificationLocks
{
    private const int MaximumKeys = 20;

    internal static RejectionReason TryRead(
        JsonElement claims,
        string keyThumbprint,
        out ImmutableArray<string> keys,
        out ImmutableArray<string> addresses
    )
    {
        (keys, addresses) = ([], []);
        if (claims.TryGetProperty("jwks_uri", out _) || !TryReadKeys(claims, out keys))
        {
            return RejectionReason.CertificationKeys;
        }

        if (!keys.IsEmpty && !keys.Contains(keyThumbprint, StringComparer.Ordinal))
        {
            return RejectionReason.CertificationKeyMismatch;
        }

        var presence = claims.TryGetOptionalStrings("ip_allowed", out addresses);
        addresses = addresses.IsDefault ? [] : addresses;
        var isRead =
            presence != ClaimPresence.WrongType
            && addresses.Length <= AddressRules.MaximumEntries
            && addresses.All(AddressRules.IsEntry);
        return isRead ? RejectionReason.None : RejectionReason.CertificationAddresses;
    }

    private static bool TryReadKeys(JsonElement claims, out ImmutableArray<string> keys)
    {
        keys = [];
        if (claims.TryGetOptionalObject("jwks", out var jwks) is var presence && presence != ClaimPresence.Present)
        {
            return presence == ClaimPresence.Absent;
        }

        var isSet = jwks.TryGetProperty("keys", out var members) && members.ValueKind == JsonValueKind.Array;
        if (!isSet || members.GetArrayLength() is 0 or > MaximumKeys)
        {
            return false;
        }

        var read = ImmutableArray.CreateBuilder<string>();
        foreach (var member in members.EnumerateArray())
        {
            if (member.ValueKind != JsonValueKind.Object || !JwkThumbprint.TryRead(member, out var thumbprint))
            {
                return false;
            }

            read.Add(thumbprint);
        }

        keys = read.ToImmutable();
        return true;
    }
}
