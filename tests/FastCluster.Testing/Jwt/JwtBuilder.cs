using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Udap.Jwt;

namespace FastCluster.Testing.Jwt;

/// <summary>
/// Makes JWTs, valid by default and broken by one <c>With</c> per deviation. Not for use by two threads at once.
/// </summary>
public sealed class JwtBuilder
{
    private readonly JsonObject header;
    private readonly JsonObject claims = [];
    private readonly Func<JwtAlgorithm, byte[], byte[]> defaultSign;
    private JwtAlgorithm algorithm;
    private string? headerText;
    private string? payloadText;
    private Func<byte[], byte[]>? sign;

    private JwtBuilder(
        JwtAlgorithm algorithm,
        IEnumerable<ReadOnlyMemory<byte>> chain,
        Func<JwtAlgorithm, byte[], byte[]> defaultSign
    )
    {
        this.algorithm = algorithm;
        this.defaultSign = defaultSign;
        header = new JsonObject { ["alg"] = algorithm.ToName() };
        WithChain([.. chain]);
    }

    /// <summary>A JWT of a test key with its self-signed certificate.</summary>
    public static JwtBuilder SignedBy(TestSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return new(signer.Algorithm, [signer.Certificate], signer.Sign);
    }

    /// <summary>A JWT of any platform key with the given <c>x5c</c>, leaf first.</summary>
    public static JwtBuilder SignedBy(
        AsymmetricAlgorithm key,
        JwtAlgorithm algorithm,
        params IEnumerable<ReadOnlyMemory<byte>> chain
    ) => new(algorithm, chain, (chosen, input) => TestSignature.Make(key, chosen, input));

    /// <summary>Sets all standard claims: <c>iss</c> and <c>sub</c> equal, 300 seconds from <paramref name="now"/>, a new <c>jti</c>.</summary>
    public JwtBuilder WithStandardClaims(string issuer, string audience, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        return WithClaim("iss", issuer)
            .WithClaim("sub", issuer)
            .WithClaim("aud", audience)
            .WithClaim("iat", seconds)
            .WithClaim("exp", seconds + 300)
            .WithClaim("jti", Guid.NewGuid().ToString("N"));
    }

    /// <summary>Sets a claim to any JSON.</summary>
    public JwtBuilder WithClaim(string name, JsonNode? value)
    {
        claims[name] = value;
        return this;
    }

    /// <summary>Removes a claim.</summary>
    public JwtBuilder WithoutClaim(string name)
    {
        claims.Remove(name);
        return this;
    }

    /// <summary>Sets a header member to any JSON.</summary>
    public JwtBuilder WithHeader(string name, JsonNode? value)
    {
        header[name] = value;
        return this;
    }

    /// <summary>Removes a header member.</summary>
    public JwtBuilder WithoutHeader(string name)
    {
        header.Remove(name);
        return this;
    }

    /// <summary>Sets <c>alg</c> and the hash of the signature.</summary>
    public JwtBuilder WithAlgorithm(JwtAlgorithm value)
    {
        algorithm = value;
        return WithHeader("alg", value.ToName());
    }

    /// <summary>Sets <c>x5c</c>.</summary>
    public JwtBuilder WithChain(params IEnumerable<ReadOnlyMemory<byte>> chain) =>
        WithHeader("x5c", new JsonArray([.. chain.Select(der => JsonValue.Create(Convert.ToBase64String(der.Span)))]));

    /// <summary>Replaces the header by any text, JSON or not.</summary>
    public JwtBuilder WithHeaderText(string text)
    {
        headerText = text;
        return this;
    }

    /// <summary>Replaces the payload by any text, JSON or not.</summary>
    public JwtBuilder WithPayloadText(string text)
    {
        payloadText = text;
        return this;
    }

    /// <summary>Replaces the signature by what the function makes of the signing input.</summary>
    public JwtBuilder WithSignature(Func<byte[], byte[]> value)
    {
        sign = value;
        return this;
    }

    /// <summary>The JSON of the header.</summary>
    public string HeaderText => headerText ?? header.ToJsonString();

    /// <summary>The compact serialization.</summary>
    public string Build()
    {
        var payload = payloadText ?? claims.ToJsonString();
        var signingInput = $"{Encode(HeaderText)}.{Encode(payload)}";
        var bytes = Encoding.ASCII.GetBytes(signingInput);
        var signature = sign is null ? defaultSign(algorithm, bytes) : sign(bytes);
        return $"{signingInput}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
