using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Udap.Jwt;

namespace FastCluster.Testing.Jwt;

/// <summary>
/// A key pair with a self-signed certificate, for tests that need a signature and an <c>x5c</c> but no path. The shared
/// ones are made once per run; signing is serialized, so tests may run side by side.
/// </summary>
public sealed class TestSigner
{
    private readonly Lock gate = new();
    private readonly AsymmetricAlgorithm key;

    private TestSigner(AsymmetricAlgorithm key, CertificateRequest request, JwtAlgorithm algorithm)
    {
        this.key = key;
        Algorithm = algorithm;
        var names = new SubjectAlternativeNameBuilder();
        names.AddUri(new Uri(IssuerUri));
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddYears(79)
        );
        Certificate = certificate.RawData;
        SubjectPublicKeyInfo = key.ExportSubjectPublicKeyInfo();
    }

    /// <summary>The URI subject alternative name of every certificate made here.</summary>
    public const string IssuerUri = "https://client.test/app";

    /// <summary>RSA of 2,048 bits.</summary>
    public static TestSigner Rsa { get; } = CreateRsa(2048);

    /// <summary>Another key of RSA with 2,048 bits.</summary>
    public static TestSigner OtherRsa { get; } = CreateRsa(2048);

    /// <summary>P-256.</summary>
    public static TestSigner P256 { get; } = CreateEcdsa(ECCurve.NamedCurves.nistP256);

    /// <summary>Another key on P-256.</summary>
    public static TestSigner OtherP256 { get; } = CreateEcdsa(ECCurve.NamedCurves.nistP256);

    /// <summary>P-384.</summary>
    public static TestSigner P384 { get; } = CreateEcdsa(ECCurve.NamedCurves.nistP384);

    /// <summary>The algorithm that the key signs with unless told otherwise.</summary>
    public JwtAlgorithm Algorithm { get; }

    /// <summary>The self-signed certificate, DER.</summary>
    public ReadOnlyMemory<byte> Certificate { get; }

    /// <summary>The public key, DER.</summary>
    public ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; }

    /// <summary>The private key as PKCS #8 DER.</summary>
    public byte[] ExportPkcs8() => key.ExportPkcs8PrivateKey();

    /// <summary>Makes an RSA key of any size.</summary>
    public static TestSigner CreateRsa(int bits)
    {
        var rsa = RSA.Create(bits);
        return new(rsa, new("CN=test", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), JwtAlgorithm.Rs256);
    }

    /// <summary>Makes a key on any curve.</summary>
    public static TestSigner CreateEcdsa(ECCurve curve)
    {
        var ecdsa = ECDsa.Create(curve);
        var algorithm = ecdsa.KeySize == 384 ? JwtAlgorithm.Es384 : JwtAlgorithm.Es256;
        return new(ecdsa, new("CN=test", ecdsa, HashAlgorithmName.SHA256), algorithm);
    }

    /// <summary>Signs with the hash of an algorithm, whether or not the algorithm fits the key.</summary>
    public byte[] Sign(JwtAlgorithm algorithm, byte[] input)
    {
        lock (gate)
        {
            return TestSignature.Make(key, algorithm, input);
        }
    }
}
