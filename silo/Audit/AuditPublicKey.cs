using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Silo.Audit;

/// <summary>The public half of the key that signs checkpoints: all that a verifier needs.</summary>
public sealed class AuditPublicKey
{
    /// <summary>Name under which the node writes it into the folder of the stream.</summary>
    public const string FileName = "checkpoint-key.pem";

    private readonly VerificationKey _key;

    private AuditPublicKey(string keyId, VerificationKey key)
    {
        KeyId = keyId;
        _key = key;
    }

    /// <summary>SHA-256 of the SubjectPublicKeyInfo, 43 characters of base64url.</summary>
    public string KeyId { get; }

    /// <summary>Names a key.</summary>
    /// <param name="subjectPublicKeyInfo">The public key, DER.</param>
    public static string IdOf(ReadOnlySpan<byte> subjectPublicKeyInfo) =>
        Base64Url.EncodeToString(SHA256.HashData(subjectPublicKeyInfo));

    /// <summary>Reads a key.</summary>
    /// <param name="pem">A P-256 public key, <c>PUBLIC KEY</c>.</param>
    /// <param name="key">The key, or null.</param>
    /// <returns>False when the text holds no such key.</returns>
    public static bool TryRead(string pem, [NotNullWhen(true)] out AuditPublicKey? key)
    {
        key = null;
        if (!PemEncoding.TryFind(pem, out var fields) || !pem.AsSpan()[fields.Label].SequenceEqual("PUBLIC KEY"))
        {
            return false;
        }

        var der = new byte[fields.DecodedDataLength];
        if (
            !Convert.TryFromBase64Chars(pem.AsSpan()[fields.Base64Data], der, out _)
            || VerificationKey.TryImport(der, out var imported) != RejectionReason.None
            || imported!.Kind != KeyKind.P256
        )
        {
            return false;
        }

        key = new(IdOf(der), imported);
        return true;
    }

    /// <summary>Judges one checkpoint.</summary>
    /// <param name="checkpoint">A line of the file; null for one that is no checkpoint.</param>
    internal AuditFault Judge(AuditCheckpoint? checkpoint)
    {
        if (checkpoint is null)
        {
            return AuditFault.Forged;
        }

        if (checkpoint.KeyId != KeyId)
        {
            return AuditFault.ForeignKey;
        }

        var reason = _key.Verify(JwtAlgorithm.Es256, checkpoint.ToSignedBytes(), checkpoint.SignatureBytes());
        return reason == RejectionReason.None ? AuditFault.None : AuditFault.Forged;
    }
}
