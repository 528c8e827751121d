using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using FastCluster.Pki;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.ClientAssertions;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Benchmarks;

/// <summary>The steps of judging one ES256 client assertion, each alone, with its allocations.</summary>
[MemoryDiagnoser]
public class ClientAssertionBenchmarks
{
    private const string Endpoint = "https://as.test/token";
    private const string ClientUri = "https://client.test/app";
    private static readonly DateTimeOffset s_now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ClientAssertionRules s_rules = new([Endpoint], null, TimeSpan.FromSeconds(30));
    private string _text = "";
    private ParsedJwt _jwt = null!;
    private VerificationKey _key = null!;
    private Certificate _leaf = null!;
    private Certificate _ca = null!;
    private TrustStore _store = null!;

    /// <summary>A community of a root, an issuing CA and a leaf, and one assertion.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var root = CertificateAuthority.CreateRoot(Authority("Root"));
        var issuing = root.CreateIntermediate(Authority("Issuing"));
        var leaf = issuing.Issue(
            new LeafOptions
            {
                Subject = new("Client"),
                NotBefore = s_now.AddDays(-1),
                NotAfter = s_now.AddDays(30),
                UriNames = [ClientUri],
            }
        );
        _text = Sign(leaf, issuing);
        _jwt = Required(JwtParser.TryParse(_text, JwtLimits.Default, out var jwt), jwt);
        _leaf = Required(Certificate.TryParse(_jwt.Chain[0], out var certificate), certificate);
        _ca = Required(Certificate.TryParse(_jwt.Chain[1], out var ca), ca);
        var anchor = Required(Certificate.TryParse(root.Certificate, out var parsed), parsed);
        _key = Required(VerificationKey.TryImport(_leaf.SubjectPublicKeyInfo.Span, out var key), key);
        _store = new TrustStore([anchor], []);
    }

    /// <summary>Strict parse, chain decoded, no cryptography but the chain digest.</summary>
    [Benchmark]
    public RejectionReason Parse() => JwtParser.TryParse(_text, JwtLimits.Default, out _);

    /// <summary>The claim rules.</summary>
    [Benchmark]
    public RejectionReason Claims() => ClientAssertionValidator.TryReadClaims(_jwt, s_rules, s_now, out _);

    /// <summary>One P-256 verification with a kept key.</summary>
    [Benchmark(Baseline = true)]
    public RejectionReason Verify() => _key.Verify(_jwt);

    /// <summary>Leaf parse, as on a path cache miss.</summary>
    [Benchmark]
    public RejectionReason ParseLeaf() => Certificate.TryParse(_jwt.Chain[0], out _);

    /// <summary>Path of three certificates, as on a path cache miss.</summary>
    [Benchmark]
    public PathOutcome ValidatePath() => PathValidator.Validate(_leaf, [_ca], _store, s_now);

    private static AuthorityOptions Authority(string name) =>
        new()
        {
            Subject = new(name),
            NotBefore = s_now.AddYears(-1),
            NotAfter = s_now.AddYears(1),
        };

    private static string Sign(CertifiedKey leaf, CertificateAuthority issuing)
    {
        var (iat, exp) = (s_now.ToUnixTimeSeconds(), s_now.ToUnixTimeSeconds() + 300);
        var chain =
            $"\"{Convert.ToBase64String(leaf.Certificate.Span)}\",\"{Convert.ToBase64String(issuing.Certificate.Span)}\"";
        var header = Encode($$"""{"alg":"ES256","x5c":[{{chain}}]}""");
        var claims = Encode($$"""{"iss":"id","sub":"id","aud":"{{Endpoint}}","iat":{{iat}},"exp":{{exp}},"jti":"1"}""");
        var signature = ((ECDsa)leaf.PrivateKey).SignData(
            Encoding.ASCII.GetBytes($"{header}.{claims}"),
            HashAlgorithmName.SHA256
        );
        return $"{header}.{claims}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static T Required<T>(RejectionReason reason, T? value)
        where T : class => value ?? throw new InvalidOperationException($"Refused: {reason}.");
}
