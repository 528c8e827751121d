using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FastCluster.Pki;
using FastCluster.Silo.Configuration;

namespace FastCluster.Floor;

/// <summary>Signs assertions with a key of the community's folder; each has a <c>jti</c> of its own and lives for 300 s.</summary>
internal sealed class AssertionSigner
{
    private readonly ECDsa _key;
    private readonly string _header;

    /// <summary>Takes a key that was just made, which stays the caller's.</summary>
    /// <param name="made">Key and chain.</param>
    public AssertionSigner(CertifiedKey made)
        : this((ECDsa)made.PrivateKey, made.CertificateChain.Select(der => der.ToArray())) { }

    private AssertionSigner(ECDsa key, IEnumerable<byte[]> chain) => (_key, _header) = (key, HeaderOf(chain));

    /// <summary>Reads a key.</summary>
    /// <param name="folder">The community.</param>
    /// <param name="name">Whose it is.</param>
    public static AssertionSigner Load(string folder, string name)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(folder, $"{name}.key")));
        return new(key, PemText.ReadCertificates(File.ReadAllText(Path.Combine(folder, $"{name}.pem"))));
    }

    /// <summary>The two parameters of a form by which a caller proves itself.</summary>
    /// <param name="assertion">What was signed.</param>
    public static string Parameter(string assertion) =>
        "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
        + $"&client_assertion={assertion}";

    /// <summary>Signs one.</summary>
    /// <param name="caller"><c>iss</c> and <c>sub</c>.</param>
    /// <param name="audience"><c>aud</c>.</param>
    /// <param name="more">Further members, JSON with a comma before each; default none.</param>
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

    private static string HeaderOf(IEnumerable<byte[]> chain)
    {
        var texts = string.Join(',', chain.Select(der => $"\"{Convert.ToBase64String(der)}\""));
        return Encode($$"""{"alg":"ES256","typ":"client-authentication+jwt","x5c":[{{texts}}]}""");
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
