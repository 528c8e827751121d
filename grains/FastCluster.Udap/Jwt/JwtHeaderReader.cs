using System.Text.Json;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Jwt;

/// <summary>
/// The rules of the JOSE header, in order: algorithm, critical extensions, unsupported members, type, certificates.
/// Key hints (<c>jwk jku x5u kid</c>) are ignored, no code reads them. JWT-02, JWT-06, JWT-20, JWT-21.
/// </summary>
internal static class JwtHeaderReader
{
    /// <summary>Judges a header object.</summary>
    public static RejectionReason TryRead(JsonElement members, JwtLimits limits, out JwtHeader? header)
    {
        header = null;
        if (!members.TryGetProperty("alg"u8, out var alg) || !JwtAlgorithmNames.TryRead(alg, out var algorithm))
        {
            return RejectionReason.JwtAlgorithmNotAllowed;
        }

        if (members.TryGetProperty("crit"u8, out _))
        {
            return RejectionReason.JwtCriticalHeader; // no extension is understood, so none may be critical
        }

        if (members.TryGetProperty("zip"u8, out _) || members.TryGetProperty("b64"u8, out _))
        {
            return RejectionReason.JwtUnsupportedHeader;
        }

        if (members.TryGetOptionalString("typ", out var type) == ClaimPresence.WrongType)
        {
            return RejectionReason.JwtUnsupportedHeader;
        }

        if (!members.TryGetProperty("x5c"u8, out var x5c))
        {
            return RejectionReason.JwtChainMissing;
        }

        var reason = JwtChainReader.TryRead(x5c, limits, out var chain);
        header = chain is null ? null : new JwtHeader(algorithm, type, chain);
        return reason;
    }
}
