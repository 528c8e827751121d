using System.Security.Cryptography;
using System.Text.Json;
using FastCluster.Grains.Keys;
using FastCluster.Silo.Keys;
using FastCluster.Udap.Jwt;

namespace FastCluster.Silo.Audit;

/// <summary>
/// The key that signs checkpoints, ES256, one for the life of a data folder. It is needed before the first actor is there and
/// after the last one is gone, so it is a file of its own and no key ring; it is wrapped like theirs.
/// </summary>
public sealed class AuditKey : IDisposable
{
    /// <summary>Key of the service <see cref="ISigningKey"/> that signs checkpoints.</summary>
    public const string ServiceKey = "audit-checkpoints";

    /// <summary>Less than any wrapped P-256 key, more than nonce and tag.</summary>
    private const int ShortestWrapped = 64;

    private readonly LocalSigningKey _signing;

    private AuditKey(LocalSigningKey signing) => _signing = signing;

    /// <summary>Signs checkpoints.</summary>
    public ISigningKey Signing => _signing;

    /// <summary>
    /// Opens the key; makes it when its file is missing. One that an earlier key-encryption key wrapped is wrapped anew.
    /// </summary>
    /// <param name="file">Its file, readable by the owner alone.</param>
    /// <param name="wrapping">Wraps and unwraps it.</param>
    /// <exception cref="IOException">The file holds no key, or cannot be read or written.</exception>
    /// <exception cref="UnopenedKeyRingException">The key-encryption key is missing, or does not open it.</exception>
    public static AuditKey Open(string file, KeyWrapping wrapping)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(wrapping);
        if (!File.Exists(file))
        {
            PrivateFile.WriteNew(file, ToText(Create(wrapping)));
        }

        try
        {
            return Unwrap(file, wrapping);
        }
        catch (JsonException fault)
        {
            throw new IOException($"The file {file} holds no key that signs the decision stream.", fault);
        }
    }

    /// <summary>Writes the public key beside the stream, for verifiers to copy.</summary>
    /// <param name="folder">Folder of the stream.</param>
    public void Publish(string folder)
    {
        var pem = PemEncoding.WriteString("PUBLIC KEY", _signing.SubjectPublicKeyInfo.Span) + "\n";
        PrivateFile.Write(Path.Combine(folder, AuditPublicKey.FileName), pem);
    }

    /// <inheritdoc/>
    public void Dispose() => _signing.Dispose();

    private static StoredAuditKey Create(KeyWrapping wrapping)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var secret = key.ExportPkcs8PrivateKey();
        var stored = Wrap(AuditPublicKey.IdOf(key.ExportSubjectPublicKeyInfo()), secret, wrapping);
        CryptographicOperations.ZeroMemory(secret);
        return stored;
    }

    private static AuditKey Unwrap(string file, KeyWrapping wrapping)
    {
        var stored = JsonSerializer.Deserialize(File.ReadAllBytes(file), AuditJsonContext.Default.StoredAuditKey);
        if (stored is not { Wrapped.Length: > ShortestWrapped })
        {
            throw new JsonException("There is no wrapped key.");
        }

        var secret = Unwrap(stored, wrapping);
        if (stored.WrappedBy != wrapping.CurrentId)
        {
            PrivateFile.Write(file, ToText(Wrap(stored.KeyId, secret, wrapping)));
        }

        var key = new AuditKey(new(stored.KeyId, JwtAlgorithm.Es256, secret));
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }

    private static byte[] Unwrap(StoredAuditKey stored, KeyWrapping wrapping)
    {
        try
        {
            return wrapping.Unwrap(stored.Wrapped, stored.WrappedBy, PlaceOf(stored.KeyId));
        }
        catch (CryptographicException fault)
        {
            throw new UnopenedKeyRingException(ServiceKey, stored.WrappedBy, !wrapping.HasKey(stored.WrappedBy), fault);
        }
    }

    private static StoredAuditKey Wrap(string keyId, byte[] secret, KeyWrapping wrapping) =>
        new()
        {
            KeyId = keyId,
            WrappedBy = wrapping.CurrentId,
            Wrapped = wrapping.Wrap(secret, PlaceOf(keyId)),
        };

    private static string PlaceOf(string keyId) => $"{ServiceKey}/{keyId}";

    private static string ToText(StoredAuditKey stored) =>
        JsonSerializer.Serialize(stored, AuditJsonContext.Default.StoredAuditKey) + "\n";
}
