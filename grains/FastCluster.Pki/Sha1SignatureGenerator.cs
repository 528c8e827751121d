using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FastCluster.Pki;

/// <summary>Signs with SHA-1, which the platform's generators rightly refuse: for certificates that must be refused.</summary>
internal sealed class Sha1SignatureGenerator(AsymmetricAlgorithm key) : X509SignatureGenerator
{
    private const string Sha1WithRsa = "1.2.840.113549.1.1.5";
    private const string EcdsaWithSha1 = "1.2.840.10045.4.1";

    /// <inheritdoc/>
    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(key is RSA ? Sha1WithRsa : EcdsaWithSha1);
            if (key is RSA)
            {
                writer.WriteNull();
            }
        }

        return writer.Encode();
    }

    /// <inheritdoc/>
    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) =>
        key switch
        {
            RSA rsa => rsa.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1),
            ECDsa ecdsa => ecdsa.SignData(data, HashAlgorithmName.SHA1, DSASignatureFormat.Rfc3279DerSequence),
            _ => throw new NotSupportedException("Only RSA and ECDSA keys sign certificates."),
        };

    /// <inheritdoc/>
    protected override PublicKey BuildPublicKey() =>
        key switch
        {
            RSA rsa => new PublicKey(rsa),
            ECDsa ecdsa => new PublicKey(ecdsa),
            _ => throw new NotSupportedException("Only RSA and ECDSA keys sign certificates."),
        };
}
