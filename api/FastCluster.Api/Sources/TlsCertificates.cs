using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Sources;

/// <summary>
/// The caller's TLS client certificate: of the connection, or, where configured, as a named proxy forwards it in
/// <c>Client-Cert</c> and <c>Client-Cert-Chain</c> (RFC 9440). From anybody else these headers are ignored.
/// </summary>
internal sealed class TlsCertificates(TrustedProxies proxies, IOptions<EdgeOptions> options)
{
    private const string LeafHeader = "Client-Cert";
    private const string ChainHeader = "Client-Cert-Chain";
    private const int MaximumCertificates = 10;
    private const int MaximumCertificateBytes = 16384;

    /// <summary>The certificates, DER, leaf first; empty when the caller showed none.</summary>
    /// <param name="context">The request.</param>
    public byte[][] Read(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Connection.ClientCertificate is { } certificate)
        {
            return [certificate.RawData];
        }

        return options.Value.AcceptForwardedClientCertificate && proxies.IsBehindProxy(context)
            ? ReadForwarded(context.Request.Headers)
            : [];
    }

    private static byte[][] ReadForwarded(IHeaderDictionary headers)
    {
        if (headers[LeafHeader] is not [{ } leaf] || !TryDecode(leaf, out var der))
        {
            return [];
        }

        var result = new List<byte[]> { der };
        foreach (var item in headers[ChainHeader].SelectMany(line => (line ?? string.Empty).Split(',')))
        {
            if (result.Count == MaximumCertificates || !TryDecode(item, out var issuer))
            {
                break;
            }

            result.Add(issuer);
        }

        return [.. result];
    }

    /// <summary>RFC 8941 byte sequence: base64 between colons.</summary>
    private static bool TryDecode(string text, out byte[] der)
    {
        der = [];
        var item = text.Trim();
        if (item is not [':', .. var base64, ':'] || base64.Length > MaximumCertificateBytes * 4 / 3 + 4)
        {
            return false;
        }

        var buffer = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, buffer, out var written) || written == 0)
        {
            return false;
        }

        der = buffer[..written];
        return true;
    }
}
