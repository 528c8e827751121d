using System.Security.Cryptography;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Api.Admin;

/// <summary>Reads an operator's public key from its PEM text.</summary>
internal static class OperatorKeyImport
{
    private const string Label = "PUBLIC KEY";

    /// <summary>Imports a key for ES256 or RS256.</summary>
    /// <param name="pem">SubjectPublicKeyInfo as PEM.</param>
    /// <returns>The key, or null for anything but P-256 and RSA of at least 2048 bits.</returns>
    public static VerificationKey? TryImport(string pem)
    {
        if (!PemEncoding.TryFind(pem, out var fields) || !pem.AsSpan()[fields.Label].SequenceEqual(Label))
        {
            return null;
        }

        var der = new byte[fields.DecodedDataLength];
        if (!Convert.TryFromBase64Chars(pem.AsSpan()[fields.Base64Data], der, out _))
        {
            return null;
        }

        return VerificationKey.TryImport(der, out var key) == RejectionReason.None && key!.Kind != KeyKind.P384
            ? key
            : null;
    }
}
