using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FastCluster.Pki;

namespace FastCluster.VectorRunner;

/// <summary>A community made for a run: a root that issues one client leaf, and its CRL.</summary>
internal sealed class RunCommunity
{
    public const string CrlUrl = "http://crl.vectors.test/root.crl";
    private readonly CertifiedKey _leaf;
    private readonly long _now;
    private int _counter;

    public RunCommunity(string uri, string clientUri, DateTimeOffset now)
    {
        var (start, end) = (now.AddYears(-1), now.AddYears(1));
        var root = CertificateAuthority.CreateRoot(
            new AuthorityOptions
            {
                Subject = new($"Root of {uri}"),
                NotBefore = start,
                NotAfter = end,
            }
        );
        _leaf = root.Issue(
            new LeafOptions
            {
                Subject = new("Vector client"),
                NotBefore = start,
                NotAfter = end,
                UriNames = [clientUri],
                CrlUrl = CrlUrl,
            }
        );
        _now = now.ToUnixTimeSeconds();
        AnchorPem = Pem.Certificate(root.Certificate.Span);
        CrlPem = Pem.RevocationList(root.BuildCrl(1, now.AddDays(-1), now.AddDays(30)));
    }

    public string AnchorPem { get; }

    public string CrlPem { get; }

    /// <summary>An ES256 JWT of the leaf with the standard claims and more members.</summary>
    public string Sign(string issuer, string audience, string members)
    {
        var header = $$"""{"alg":"ES256","x5c":["{{Convert.ToBase64String(_leaf.Certificate.Span)}}"]}""";
        var claims = $$"""
            {"iss":"{{issuer}}","sub":"{{issuer}}","aud":"{{audience}}","iat":{{_now}},"exp":{{_now
                + 300}},"jti":"run-{{_counter++}}",{{members}}}
            """;
        var signed = $"{Encode(header)}.{Encode(claims)}";
        var signature = ((ECDsa)_leaf.PrivateKey).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
