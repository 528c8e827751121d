using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FastCluster.Silo.Configuration;

/// <summary>PEM that is either in a file or written into the setting itself.</summary>
public static class PemText
{
    private const string Begin = "-----BEGIN ";
    private const string CertificateLabel = "CERTIFICATE";
    private const int MaximumBytes = 4 * 1024 * 1024;

    /// <summary>Whether the setting is PEM text, not a path.</summary>
    /// <param name="setting">Value of the setting.</param>
    public static bool IsInline(string setting) =>
        setting is not null && setting.StartsWith(Begin, StringComparison.Ordinal);

    /// <summary>The PEM text of a setting.</summary>
    /// <param name="setting">PEM text or path.</param>
    /// <exception cref="IOException">The file cannot be read or is larger than 4 MiB.</exception>
    public static string Read(string setting)
    {
        ArgumentException.ThrowIfNullOrEmpty(setting);
        if (IsInline(setting))
        {
            return setting;
        }

        return new FileInfo(setting).Length <= MaximumBytes
            ? File.ReadAllText(setting)
            : throw new IOException($"The file {setting} is larger than {MaximumBytes} bytes.");
    }

    /// <summary>All certificates of a PEM text in order, as DER.</summary>
    /// <param name="pem">PEM text; blocks with another label are left out.</param>
    /// <exception cref="CryptographicException">A block is no certificate.</exception>
    public static IReadOnlyList<byte[]> ReadCertificates(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        var result = new List<byte[]>();
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (rest[fields.Label].SequenceEqual(CertificateLabel))
            {
                result.Add(ParseCertificate(rest[fields.Base64Data]));
            }

            rest = rest[fields.Location.End..];
        }

        return result;
    }

    private static byte[] ParseCertificate(ReadOnlySpan<char> base64)
    {
        var der = new byte[base64.Length];
        if (!Convert.TryFromBase64Chars(base64, der, out var length))
        {
            throw new CryptographicException("A PEM block is not base64.");
        }

        using var certificate = X509CertificateLoader.LoadCertificate(der.AsSpan(0, length));
        return certificate.RawData;
    }
}
