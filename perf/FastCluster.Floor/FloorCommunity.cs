using System.Security.Cryptography.X509Certificates;
using System.Text;
using FastCluster.Pki;

namespace FastCluster.Floor;

/// <summary>The community of a run, made once in a folder that both servers and the load read.</summary>
internal sealed class FloorCommunity
{
    public const string ServerId = "floor";
    public const string Community = "https://community.floor.test";
    public const string Issuer = "https://as.floor.test";
    public const string RegistrationUrl = $"{Issuer}/register";
    public const string TokenUrl = $"{Issuer}/token";
    public const string ClientUri = "https://client.floor.test/app";
    public const string ClientId = "floor-client";
    public const string FhirBase = "https://fhir.floor.test/r4";
    public const string Scope = "system/Patient.rs";
    public const string PersonalScope = "user/Patient.rs";
    public const string ResourceServerUri = "https://resource.floor.test";
    public const string IntrospectionUrl = $"{Issuer}/introspect";
    public const string RootCrlUrl = "http://crl.floor.test/root.crl";
    public const string IssuingCrlUrl = "http://crl.floor.test/issuing.crl";
    private const string Context = """
        ,"extensions":{"hl7-b2b":{"version":"1","organization_id":"https://org.floor.test","purpose_of_use":["TREAT"] } }
        """;
    private readonly string _folder;
    private readonly CertificateAuthority _issuing;

    private FloorCommunity(string folder, CertificateAuthority issuing) => (_folder, _issuing) = (folder, issuing);

    /// <summary>Makes anchors, leaves and CRL.</summary>
    public static FloorCommunity Create(string folder)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (start, end) = (now.AddDays(-1), now.AddDays(30));
        var root = CertificateAuthority.CreateRoot(Authority("Floor root", start, end, crlUrl: null));
        var issuing = root.CreateIntermediate(Authority("Floor issuing", start, end, RootCrlUrl));
        Write(folder, "client", issuing.Issue(Leaf("Client", ClientUri, start, end)));
        Write(folder, "resource-server", issuing.Issue(Leaf("Resource server", ResourceServerUri, start, end)));
        var server = Leaf("Server", FhirBase, start, end) with { KeyAlgorithm = KeyAlgorithm.Rsa2048, CrlUrl = null };
        Write(folder, "server", root.Issue(server));
        File.WriteAllText(Path.Combine(folder, "root.pem"), root.CertifiedKey.ToCertificatePem());
        File.WriteAllText(Path.Combine(folder, "issuing.pem"), issuing.CertifiedKey.ToCertificatePem());
        File.WriteAllText(Path.Combine(folder, "root.crl"), Pem.RevocationList(root.BuildCrl(1, start, end)));
        File.WriteAllText(Path.Combine(folder, "issuing.crl"), Pem.RevocationList(issuing.BuildCrl(1, start, end)));
        return new FloorCommunity(folder, issuing);
    }

    /// <summary>Token requests with one fresh assertion each, signed ahead of the measurement.</summary>
    /// <param name="count">How many.</param>
    public byte[][] CreateRequests(int count)
    {
        var signer = AssertionSigner.Load(_folder, "client");
        return [.. Enumerable.Range(0, count).Select(_ => TokenRequest(signer, ClientId))];
    }

    /// <summary>Questions of the resource server about a token with one fresh assertion each.</summary>
    /// <param name="token">The access token.</param>
    /// <param name="count">How many.</param>
    public byte[][] CreateSignedQuestions(string token, int count)
    {
        var signer = AssertionSigner.Load(_folder, "resource-server");
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                    Encoding.ASCII.GetBytes(
                        $"token={token}&{AssertionSigner.Parameter(signer.Sign(ResourceServerUri, IntrospectionUrl))}"
                    )
                ),
        ];
    }

    /// <summary>A client with a certificate and a key of its own.</summary>
    /// <param name="number">Makes its URI.</param>
    public NewClient Issue(int number)
    {
        var uri = FormattableString.Invariant($"https://client.floor.test/new/{number}");
        var now = TimeProvider.System.GetUtcNow();
        return new(uri, _issuing.Issue(Leaf("New client", uri, now.AddDays(-1), now.AddDays(30))));
    }

    /// <summary>A token request of any client.</summary>
    /// <param name="signer">Its key.</param>
    /// <param name="clientId">Its client id.</param>
    public static byte[] TokenRequest(AssertionSigner signer, string clientId) =>
        Encoding.ASCII.GetBytes(
            $"grant_type=client_credentials&udap=1&scope={Uri.EscapeDataString(Scope)}"
                + $"&{AssertionSigner.Parameter(signer.Sign(clientId, TokenUrl, Context))}"
        );

    /// <summary>The certificate that the resource server shows in TLS.</summary>
    public X509Certificate2 LoadResourceServer()
    {
        using var certificate = X509Certificate2.CreateFromPemFile(
            In("resource-server.pem"),
            In("resource-server.key")
        );
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }

    private static AuthorityOptions Authority(string name, DateTimeOffset start, DateTimeOffset end, string? crlUrl) =>
        new()
        {
            Subject = new(name),
            NotBefore = start,
            NotAfter = end,
            CrlUrl = crlUrl,
        };

    private static LeafOptions Leaf(string name, string uri, DateTimeOffset start, DateTimeOffset end) =>
        new()
        {
            Subject = new(name),
            NotBefore = start,
            NotAfter = end,
            UriNames = [uri],
            CrlUrl = IssuingCrlUrl,
        };

    private static void Write(string folder, string name, CertifiedKey made)
    {
        File.WriteAllText(Path.Combine(folder, $"{name}.pem"), made.ToChainPem());
        File.WriteAllText(Path.Combine(folder, $"{name}.key"), made.ToPrivateKeyPem());
    }

    private string In(string name) => Path.Combine(_folder, name);
}
