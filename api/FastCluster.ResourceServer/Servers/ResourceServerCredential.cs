using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using FastCluster.Udap.Jwt;

namespace FastCluster.ResourceServer.Servers;

/// <summary>
/// How this server proves at the authorization server that it is a declared resource server: by an assertion that it signs
/// anew for each request, or by its TLS client certificate. Never shows what it holds. Any number of callers at once.
/// </summary>
public sealed class ResourceServerCredential
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private const int IdentifierBytes = 16;
    private const int MaximumChain = 10;
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(2);
    private readonly string _callerId = string.Empty;
    private readonly ISigningKey? _key;
    private readonly string[] _chain = [];

    private ResourceServerCredential(X509Certificate2 certificate) => Certificate = certificate;

    private ResourceServerCredential(string callerId, ISigningKey key, string[] chain)
    {
        _callerId = callerId;
        _key = key;
        _chain = chain;
    }

    /// <summary>The TLS client certificate, or null.</summary>
    internal X509Certificate2? Certificate { get; }

    /// <summary>An assertion with a certificate chain (<c>private_key_jwt</c> with <c>x5c</c>).</summary>
    /// <param name="callerId">The <c>callerId</c> under which the authorization server declares this server.</param>
    /// <param name="key">Private key of the first certificate; in this process or in a key service.</param>
    /// <param name="certificateChain">Certificates, DER, leaf first, 1 to 10.</param>
    /// <exception cref="ArgumentException">The caller id is empty, or the chain is empty or too long.</exception>
    public static ResourceServerCredential ForAssertion(
        string callerId,
        ISigningKey key,
        IReadOnlyCollection<ReadOnlyMemory<byte>> certificateChain
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(callerId);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(certificateChain);
        return certificateChain.Count is > 0 and <= MaximumChain
            ? new(callerId, key, [.. certificateChain.Select(one => Convert.ToBase64String(one.Span))])
            : throw new ArgumentException($"1 to {MaximumChain} certificates are needed.", nameof(certificateChain));
    }

    /// <summary>An assertion, with certificate chain and key from PEM files, which are read once.</summary>
    /// <param name="callerId">The <c>callerId</c> under which the authorization server declares this server.</param>
    /// <param name="certificateFile">Certificates, leaf first.</param>
    /// <param name="keyFile">Unencrypted private key: P-256, P-384 or RSA.</param>
    /// <exception cref="CryptographicException">
    /// A file does not hold what it should, the key is of another kind, or it is not that of the first certificate.
    /// </exception>
    /// <exception cref="ArgumentException">The key file holds no key, or the caller id is empty.</exception>
    public static ResourceServerCredential FromPemFiles(string callerId, string certificateFile, string keyFile)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(certificateFile);
        var (algorithm, pkcs8, publicKey) = ReadKey(File.ReadAllText(keyFile));
        try
        {
            if (!certificates.Take(1).Any(one => one.PublicKey.ExportSubjectPublicKeyInfo().SequenceEqual(publicKey)))
            {
                throw new CryptographicException("The key is not that of the first certificate.");
            }

            return ForAssertion(
                callerId,
                new LocalSigningKey("resource-server", algorithm, pkcs8),
                [.. certificates.Select(one => new ReadOnlyMemory<byte>(one.RawData))]
            );
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
            foreach (var certificate in certificates)
            {
                certificate.Dispose();
            }
        }
    }

    /// <summary>A TLS client certificate, where the authorization server allows this server mutual TLS.</summary>
    /// <param name="certificate">Certificate with its private key; the caller disposes it after the host.</param>
    /// <exception cref="ArgumentException">The certificate has no private key.</exception>
    public static ResourceServerCredential ForMutualTls(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return certificate.HasPrivateKey
            ? new(certificate)
            : throw new ArgumentException("The certificate has no private key.", nameof(certificate));
    }

    /// <summary>Says only which kind it is.</summary>
    public override string ToString() => _key is null ? "mutual TLS" : "signed assertion";

    /// <summary>Adds what proves the caller to a form.</summary>
    /// <param name="fields">The form.</param>
    /// <param name="audience">URL of the endpoint as published.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait for a key service.</param>
    internal async Task AddToAsync(
        Dictionary<string, string> fields,
        string audience,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (_key is null)
        {
            return;
        }

        fields["client_assertion_type"] = AssertionType;
        fields["client_assertion"] = Encoding.ASCII.GetString(
            await JwsWriter.WriteAsync(Header(_key), Payload(audience, now), _key, cancellationToken)
        );
    }

    private static (JwtAlgorithm Algorithm, byte[] Pkcs8, byte[] PublicKey) ReadKey(string pem)
    {
        using var rsa = RSA.Create();
        using var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportFromPem(pem);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            // no key on a curve, so it has to be one of RSA
            rsa.ImportFromPem(pem);
            return (JwtAlgorithm.Rs256, rsa.ExportPkcs8PrivateKey(), rsa.ExportSubjectPublicKeyInfo());
        }

        var algorithm = ecdsa.KeySize > 256 ? JwtAlgorithm.Es384 : JwtAlgorithm.Es256;
        return (algorithm, ecdsa.ExportPkcs8PrivateKey(), ecdsa.ExportSubjectPublicKeyInfo());
    }

    private ReadOnlyMemory<byte> Header(ISigningKey key)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("alg"u8, key.Algorithm.ToName());
        writer.WriteStartArray("x5c"u8);
        foreach (var certificate in _chain)
        {
            writer.WriteStringValue(certificate);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private ReadOnlyMemory<byte> Payload(string audience, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("iss"u8, _callerId);
        writer.WriteString("sub"u8, _callerId);
        writer.WriteString("aud"u8, audience);
        writer.WriteNumber("iat"u8, now.ToUnixTimeSeconds());
        writer.WriteNumber("exp"u8, (now + s_lifetime).ToUnixTimeSeconds());
        writer.WriteString("jti"u8, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdentifierBytes)));
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
