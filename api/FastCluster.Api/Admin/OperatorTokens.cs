using System.Buffers.Text;
using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Admin;

/// <summary>
/// Verifies tokens that operators sign themselves: ES256 or RS256, <c>kid</c> of a configured key, <c>iss</c> its name,
/// <c>aud</c> exactly the URL of this interface, <c>exp - iat</c> of at most 300 seconds.
/// </summary>
internal sealed class OperatorTokens
{
    private const int MaximumLength = 4096;
    private const int MaximumDepth = 4;
    private const int MaximumLifetime = 300;
    private const int Skew = 30;

    private readonly FrozenDictionary<string, (OperatorKey Operator, VerificationKey Key)> _keys;
    private readonly string _audience;
    private readonly TimeProvider _time;

    /// <summary>Imports the configured keys, which were validated at start.</summary>
    /// <param name="options">Options of the edge.</param>
    /// <param name="time">Clock of the node.</param>
    public OperatorTokens(IOptions<EdgeOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _audience = options.Value.Admin.Audience;
        _time = time;
        _keys = options.Value.Admin.Keys.ToFrozenDictionary(
            key => key.KeyId,
            key =>
                (
                    key,
                    OperatorKeyImport.TryImport(key.PublicKeyPem)
                        ?? throw new ArgumentException(key.KeyId, nameof(options))
                ),
            StringComparer.Ordinal
        );
    }

    /// <summary>Verifies a token.</summary>
    /// <param name="token">Compact JWS.</param>
    /// <param name="found">The operator; null when refused.</param>
    /// <returns>The rule that refused, or none.</returns>
    public RejectionReason TryVerify(string token, out Operator? found)
    {
        found = null;
        if (token.Length > MaximumLength || token.Split('.') is not [var header, var payload, var signature])
        {
            return RejectionReason.OperatorTokenMalformed;
        }

        if (!TryDecode(header, out var head) || !TryDecode(payload, out var claims) || !Base64Url.IsValid(signature))
        {
            return RejectionReason.OperatorTokenMalformed;
        }

        if (
            !_keys.TryGetValue(Text(head, "kid") ?? string.Empty, out var known)
            || !Fits(head, known.Key, out var algorithm)
        )
        {
            return RejectionReason.OperatorTokenMalformed;
        }

        var signed = Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]);
        if (known.Key.Verify(algorithm, signed, Base64Url.DecodeFromChars(signature)) != RejectionReason.None)
        {
            return RejectionReason.OperatorTokenSignature;
        }

        var reason = CheckClaims(claims, known.Operator);
        found = reason == RejectionReason.None ? new(known.Operator.Name, known.Operator.Role) : null;
        return reason;
    }

    private RejectionReason CheckClaims(JsonElement claims, OperatorKey key)
    {
        if (!string.Equals(Text(claims, "iss"), key.Name, StringComparison.Ordinal))
        {
            return RejectionReason.OperatorTokenMalformed;
        }

        if (!string.Equals(Text(claims, "aud"), _audience, StringComparison.Ordinal))
        {
            return RejectionReason.OperatorTokenAudience;
        }

        if (Seconds(claims, "iat") is not { } issued || Seconds(claims, "exp") is not { } expires)
        {
            return RejectionReason.OperatorTokenMalformed;
        }

        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        var isInTime =
            expires > issued && expires - issued <= MaximumLifetime && issued <= now + Skew && now < expires + Skew;
        return isInTime ? RejectionReason.None : RejectionReason.OperatorTokenTime;
    }

    /// <summary>The two algorithms, each with its own kind of key; <c>crit</c> is understood by nobody here.</summary>
    private static bool Fits(JsonElement head, VerificationKey key, out JwtAlgorithm algorithm)
    {
        algorithm = key.Kind == KeyKind.P256 ? JwtAlgorithm.Es256 : JwtAlgorithm.Rs256;
        return string.Equals(Text(head, "alg"), algorithm.ToName(), StringComparison.Ordinal)
            && !head.TryGetProperty("crit", out _);
    }

    private static bool TryDecode(string part, out JsonElement json)
    {
        json = default;
        return Base64Url.IsValid(part)
            && !part.Contains('=', StringComparison.Ordinal)
            && StrictJson.TryParseObject(Base64Url.DecodeFromChars(part), MaximumDepth, out json) == JsonFault.None;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Seconds(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var seconds)
        && seconds is > 0 and < uint.MaxValue
            ? seconds
            : null;
}
