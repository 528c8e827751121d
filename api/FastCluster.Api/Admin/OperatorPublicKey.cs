using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace FastCluster.Api.Admin;

/// <summary>An operator's public key with the one algorithm it verifies. Safe for concurrent use: each check imports anew.</summary>
internal sealed class OperatorPublicKey
{
    private const int MinimumRsaBits = 2048;
    private const int P256Bits = 256;

    private readonly byte[] _subjectPublicKeyInfo;

    private OperatorPublicKey(byte[] subjectPublicKeyInfo, string algorithm)
    {
        _subjectPublicKeyInfo = subjectPublicKeyInfo;
        Algorithm = algorithm;
    }

    /// <summary><c>ES256</c> or <c>RS256</c>.</summary>
    public string Algorithm { get; }

    /// <summary>Reads a PEM public key.</summary>
    /// <param name="pem">SubjectPublicKeyInfo as PEM.</param>
    /// <param name="key">The key.</param>
    /// <returns>False for anything but P-256 and RSA of at least 2048 bits.</returns>
    public static bool TryImport(string pem, [NotNullWhen(true)] out OperatorPublicKey? key)
    {
        key = null;
        if (!PemEncoding.TryFind(pem, out var fields))
        {
            return false;
        }

        var der = new byte[fields.DecodedDataLength];
        if (!Convert.TryFromBase64Chars(pem.AsSpan()[fields.Base64Data], der, out _))
        {
            return false;
        }

        key =
            IsP256(der) ? new(der, "ES256")
            : IsStrongRsa(der) ? new(der, "RS256")
            : null;
        return key is not null;
    }

    /// <summary>Whether the signature over the data is this key's.</summary>
    /// <param name="data">Signing input.</param>
    /// <param name="signature">Signature as JWS carries it.</param>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (Algorithm == "ES256")
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(_subjectPublicKeyInfo, out _);
            return ecdsa.VerifyData(
                data,
                signature,
                HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation
            );
        }

        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(_subjectPublicKeyInfo, out _);
        return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static bool IsP256(byte[] der)
    {
        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(der, out _);
            return ecdsa.KeySize == P256Bits;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool IsStrongRsa(byte[] der)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(der, out _);
            return rsa.KeySize >= MinimumRsaBits;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
