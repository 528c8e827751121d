using System.Collections.Frozen;
using System.Security.Cryptography;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Admin;

/// <summary>
/// Who an operator is: the TLS client certificate of the connection itself, pinned, or else a token it signed. A
/// forwarded certificate never counts here.
/// </summary>
internal sealed class OperatorAuthentication(IOptions<EdgeOptions> options, OperatorTokens tokens, TimeProvider time)
{
    private const string Bearer = "Bearer ";

    private readonly FrozenDictionary<string, OperatorCertificate> _pins =
        options.Value.Admin.Certificates.ToFrozenDictionary(pin => pin.Thumbprint, StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the operator of a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="found">The operator; null when refused.</param>
    /// <returns>The rule that refused, or none.</returns>
    public RejectionReason TryAuthenticate(HttpContext context, out Operator? found)
    {
        found = null;
        if (context.Connection.ClientCertificate is { } certificate)
        {
            var thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
            if (_pins.TryGetValue(thumbprint, out var pin))
            {
                var now = time.GetUtcNow();
                var isValid =
                    now.UtcDateTime >= certificate.NotBefore.ToUniversalTime()
                    && now.UtcDateTime <= certificate.NotAfter.ToUniversalTime();
                found = isValid ? new(pin.Name, pin.Role) : null;
                return isValid ? RejectionReason.None : RejectionReason.OperatorCertificateExpired;
            }
        }

        return
            context.Request.Headers.Authorization is [{ } header]
            && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? tokens.TryVerify(header[Bearer.Length..], out found)
            : RejectionReason.OperatorAnonymous;
    }
}
