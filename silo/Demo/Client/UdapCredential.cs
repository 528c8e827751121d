using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace FastCluster.Silo.Demo.Client;

/// <summary>A certificate chain and the private key of its leaf: how a client or a resource server proves itself.</summary>
internal sealed class UdapCredential : IDisposable
{
    private readonly AsymmetricAlgorithm _key;

    private UdapCredential(
        AsymmetricAlgorithm key,
        SigningCredentials signing,
        IReadOnlyList<string> chain,
        string subject
    )
    {
        _key = key;
        Signing = signing;
        Chain = chain;
        Subject = subject;
    }

    /// <summary>Key and JWS algorithm: RS256 for RSA, ES256 for P-256, ES384 for P-384.</summary>
    public SigningCredentials Signing { get; }

    /// <summary>The certificates as <c>x5c</c> carries them: base64 of DER, leaf first.</summary>
    public IReadOnlyList<string> Chain { get; }

    /// <summary>Subject of the leaf, for people.</summary>
    public string Subject { get; }

    /// <summary>Reads a credential from PEM files.</summary>
    /// <param name="certificateFile">Chain, leaf first.</param>
    /// <param name="keyFile">Unencrypted private key of the leaf.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="CryptographicException">A file holds something else, or the two do not belong together.</exception>
    public static UdapCredential Load(string certificateFile, string keyFile)
    {
        using var leaf = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificateFile);
        var encoded = chain.Select(certificate => Convert.ToBase64String(certificate.RawDataMemory.Span)).ToArray();
        foreach (var certificate in chain)
        {
            certificate.Dispose();
        }

        var (key, signing) = OpenKey(leaf);
        return new UdapCredential(key, signing, encoded, leaf.Subject);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static (AsymmetricAlgorithm Key, SigningCredentials Signing) OpenKey(X509Certificate2 leaf)
    {
        if (leaf.GetRSAPrivateKey() is { } rsa)
        {
            return (rsa, new SigningCredentials(Uncached(new RsaSecurityKey(rsa)), SecurityAlgorithms.RsaSha256));
        }

        var ecdsa =
            leaf.GetECDsaPrivateKey()
            ?? throw new CryptographicException("The key is neither RSA nor an elliptic curve.");
        var algorithm = ecdsa.KeySize switch
        {
            256 => SecurityAlgorithms.EcdsaSha256,
            384 => SecurityAlgorithms.EcdsaSha384,
            _ => throw new CryptographicException($"A curve of {ecdsa.KeySize} bits is not used by UDAP."),
        };
        return (ecdsa, new SigningCredentials(Uncached(new ECDsaSecurityKey(ecdsa)), algorithm));
    }

    private static T Uncached<T>(T securityKey)
        where T : SecurityKey
    {
        securityKey.CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false };
        return securityKey;
    }
}
