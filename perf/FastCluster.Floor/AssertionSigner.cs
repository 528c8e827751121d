using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FastCluster.Pki;
using FastCluster.Silo.Configuration;

namespace FastCluster.Floor;

/// <summary>Signs JWTs with a certified key; each has a <c>jti</c> of its own and lives for 300 s.</summary>
internal sealed class AssertionSigner : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create();
    private readonly string _header;

    /// <summary>Reads a key of the community's folder.</summary>
    /// <param name="folder">The community.</param>
    /// <param name="name">Whose it is.</param>
    public AssertionSigner(string folder, string name)
        : this(
            File.ReadAllText(Path.Combine(folder, $"{name}.key")),
            PemText.ReadCertificates(File.ReadAllText(Path.Combine(folder, $"{name}.pem")))
        ) { }

    /// <summary>Takes a key that was just made.</summary>
    /// <param name="made">Key and certificates.</param>
    public AssertionSigner(CertifiedKey made)
        : this(made.ToPrivateKeyPem(), PemText.ReadCertificates(made.ToChainPem())) { }

    private AssertionSigner(string key, IEnumerable<byte[]> chain)
    {
        _key.ImportFromPem(key);
        var texts = string.Join(',', chain.Select(der => $"\"{Convert.ToBase64String(der)}\""));
        _header = Encode($$"""{"alg":"ES256","typ":"client-authentication+jwt","x5c":[{{texts}}]}""");
    }

    /// <summary>The two parameters of a form by which a caller proves itself.</summary>
    /// <param name="assertion">What was signed.</param>
    public static string Parameter(string assertion) =>
        "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
        + $"&client_assertion={assertion}";

    /// <summary>Signs one.</summary>
    /// <param name="caller"><c>iss</c> and <c>sub</c>.</param>
    /// <param name="audience"><c>aud</c>.</param>
    /// <param name="more">Further members as JSON, each after a comma; empty for none.</param>
    public string Sign(string caller, string audience, string more = "")
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = Encode(
            $$"""
            {"iss":"{{caller}}","sub":"{{caller}}","aud":"{{audience}}","iat":{{now}},"exp":{{now
                + 300}},"jti":"{{Guid.NewGuid()}}"{{more}}}
            """
        );
        var signature = _key.SignData(Encoding.ASCII.GetBytes($"{_header}.{claims}"), HashAlgorithmName.SHA256);
        return $"{_header}.{claims}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose() => _key.Dispose();

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
