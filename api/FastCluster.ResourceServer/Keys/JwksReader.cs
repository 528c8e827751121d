using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.ResourceServer.Keys;

/// <summary>
/// Reads a published key set (RFC 7517): RSA from 2,048 bits, P-256 and P-384, each with a key id. What else stands in it is
/// passed over, as the section 5 of the RFC wants it, however odd it is.
/// </summary>
internal static class JwksReader
{
    private const int MaximumDepth = 5;
    private const int MaximumModulus = 1024; // bytes
    private const int MaximumExponent = 8;

    /// <summary>Reads a key set and imports its keys.</summary>
    /// <param name="utf8">The body; the caller bounds its length.</param>
    /// <param name="known">Keys that are known; one that is published as before stays the same object.</param>
    /// <param name="keys">Keys by id when the answer is true.</param>
    /// <param name="passedOver">Elliptic and RSA keys for signatures that cannot be used.</param>
    /// <returns>False when the body is no key set, or holds no key that can be used.</returns>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8,
        IReadOnlyDictionary<string, PublishedKey> known,
        out FrozenDictionary<string, PublishedKey> keys,
        out int passedOver
    )
    {
        passedOver = 0;
        keys = FrozenDictionary<string, PublishedKey>.Empty;
        if (
            StrictJson.TryParseObject(utf8, MaximumDepth, out var body) != JsonFault.None
            || !body.TryGetProperty("keys", out var list)
            || list.ValueKind != JsonValueKind.Array
        )
        {
            return false;
        }

        var found = new Dictionary<string, PublishedKey>(StringComparer.Ordinal);
        foreach (var member in list.EnumerateArray().Where(IsForSignatures))
        {
            if (TryReadKey(member, known, out var keyId, out var key))
            {
                found.TryAdd(keyId, key!);
            }
            else
            {
                passedOver++;
            }
        }

        keys = found.ToFrozenDictionary(StringComparer.Ordinal);
        return keys.Count > 0;
    }

    private static bool IsForSignatures(JsonElement jwk) =>
        jwk.ValueKind == JsonValueKind.Object
        && jwk.TryGetString("kty", out var type)
        && type is "EC" or "RSA"
        && (!jwk.TryGetString("use", out var use) || use == "sig");

    private static bool TryReadKey(
        JsonElement jwk,
        IReadOnlyDictionary<string, PublishedKey> known,
        out string keyId,
        out PublishedKey? key
    )
    {
        key = null;
        keyId = string.Empty;
        if (!jwk.TryGetString("kid", out keyId))
        {
            return false;
        }

        try
        {
            var info = jwk.TryGetString("kty", out var type) && type == "EC" ? ReadEc(jwk) : ReadRsa(jwk);
            key = info is null ? null : Import(info, known.GetValueOrDefault(keyId));
            return key is not null;
        }
        catch (CryptographicException)
        {
            return false; // the platform has no other way to say that the numbers are no key
        }
        catch (FormatException)
        {
            return false; // nor the decoder that the text is no base64url
        }
    }

    private static PublishedKey? Import(byte[] info, PublishedKey? known) =>
        known?.PublicKey.Span.SequenceEqual(info) == true ? known
        : VerificationKey.TryImport(info, out var key) == RejectionReason.None ? new(key!, info)
        : null;

    private static byte[]? ReadEc(JsonElement jwk)
    {
        if (
            !jwk.TryGetString("crv", out var curve)
            || curve is not ("P-256" or "P-384")
            || !jwk.TryGetString("x", out var x)
            || !jwk.TryGetString("y", out var y)
        )
        {
            return null;
        }

        var point = new ECPoint { X = Base64Url.DecodeFromChars(x), Y = Base64Url.DecodeFromChars(y) };
        var length = curve == "P-256" ? 32 : 48;
        if (point.X.Length != length || point.Y.Length != length)
        {
            return null;
        }

        var parameters = new ECParameters
        {
            Curve = curve == "P-256" ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP384,
            Q = point,
        };
        using var ecdsa = ECDsa.Create(parameters);
        return ecdsa.ExportSubjectPublicKeyInfo();
    }

    private static byte[]? ReadRsa(JsonElement jwk)
    {
        if (!jwk.TryGetString("n", out var modulus) || !jwk.TryGetString("e", out var exponent))
        {
            return null;
        }

        var parameters = new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars(modulus),
            Exponent = Base64Url.DecodeFromChars(exponent),
        };
        if (parameters.Modulus.Length is 0 or > MaximumModulus || parameters.Exponent.Length is 0 or > MaximumExponent)
        {
            return null;
        }

        using var rsa = RSA.Create(parameters);
        return rsa.ExportSubjectPublicKeyInfo();
    }
}
