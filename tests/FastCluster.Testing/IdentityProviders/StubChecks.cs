using System.Text.Json.Nodes;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Testing.IdentityProviders;

/// <summary>What an identity provider of the guide demands of its clients; each fault is written down.</summary>
internal sealed class StubChecks(StubIdentityProvider provider)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly HashSet<string> s_known = new(StringComparer.Ordinal)
    {
        "response_type",
        "client_id",
        "redirect_uri",
        "scope",
        "state",
        "nonce",
        "code_challenge",
        "code_challenge_method",
        "prompt",
        "max_age",
    };

    private string? _redirectUri;

    /// <summary>Judges a registration request (REG-01 to REG-23).</summary>
    public void Registration(HttpRequest request, JsonObject body)
    {
        Expect(request.ContentType == "application/json", "media type of the registration");
        Expect((string?)body["udap"] == "1", "udap of the registration");
        Expect(body["certifications"] is JsonArray, "certifications of the registration");
        if (Read((string?)body["software_statement"], "statement") is not { } jwt)
        {
            return;
        }

        provider.Statements.Enqueue(jwt);
        var claims = jwt.Claims;
        var issuer = claims.GetProperty("iss").GetString()!;
        Expect(Certificate.TryParse(jwt.Chain[0], out var leaf) == RejectionReason.None, "leaf");
        Expect(leaf!.UriNames.Contains(issuer), "iss in the certificate");
        Expect(claims.GetProperty("sub").GetString() == issuer, "sub of the statement");
        Expect(claims.GetProperty("aud").GetString() == provider.BaseUrl + "/register", "aud of the statement");
        CheckTimes(claims, "statement");
        Expect(claims.GetProperty("client_name").GetString() is { Length: > 0 }, "client_name");
        Expect(claims.GetProperty("grant_types")[0].GetString() == "authorization_code", "grant_types");
        Expect(claims.GetProperty("grant_types").GetArrayLength() == 1, "one grant type");
        Expect(claims.GetProperty("response_types")[0].GetString() == "code", "response_types");
        Expect(claims.GetProperty("token_endpoint_auth_method").GetString() == "private_key_jwt", "auth method");
        Expect(claims.GetProperty("scope").GetString() == "openid udap", "scope of the statement");
        Expect(
            claims.GetProperty("contacts")[0].GetString()!.StartsWith("mailto:", StringComparison.Ordinal),
            "contacts"
        );
        Expect(
            claims.GetProperty("logo_uri").GetString()!.StartsWith("https://", StringComparison.Ordinal),
            "logo_uri"
        );
        Expect(claims.GetProperty("redirect_uris").GetArrayLength() == 1, "one redirect URI");
        _redirectUri = claims.GetProperty("redirect_uris")[0].GetString();
    }

    /// <summary>Judges an authorization request (TIER-14 to TIER-20).</summary>
    public void Authorization(Dictionary<string, string> query)
    {
        Expect(query["response_type"] == "code", "response_type");
        Expect(query["client_id"] == provider.ClientId, "client_id");
        Expect(query["redirect_uri"] == _redirectUri, "registered redirect_uri");
        Expect(query["scope"] == "openid udap", "scope");
        Expect(query["state"].Length >= 22, "state");
        Expect(query["nonce"].Length >= 22, "nonce");
        Expect(query["code_challenge_method"] == "S256" && query["code_challenge"].Length == 43, "challenge");
        Expect(query.Keys.All(s_known.Contains), "parameters that are none of its business");
    }

    /// <summary>Judges a token request (TIER-25, TIER-26).</summary>
    public void TokenRequest(Dictionary<string, string> form, StubGrant? grant)
    {
        Expect(grant is not null, "code");
        Expect(form.GetValueOrDefault("grant_type") == "authorization_code", "grant_type");
        Expect(form.GetValueOrDefault("redirect_uri") == _redirectUri, "redirect_uri of the token request");
        Expect(form.GetValueOrDefault("udap") == "1", "udap of the token request");
        Expect(form.GetValueOrDefault("client_assertion_type") == AssertionType, "client_assertion_type");
        Expect(
            Pkce.CheckVerifier(form.GetValueOrDefault("code_verifier"), grant?.Challenge) == RejectionReason.None,
            "code_verifier"
        );
        if (Read(form.GetValueOrDefault("client_assertion"), "assertion") is { } jwt)
        {
            Expect(jwt.Claims.GetProperty("iss").GetString() == provider.ClientId, "iss of the assertion");
            Expect(jwt.Claims.GetProperty("sub").GetString() == provider.ClientId, "sub of the assertion");
            Expect(jwt.Claims.GetProperty("aud").GetString() == provider.BaseUrl + "/token", "aud of the assertion");
            CheckTimes(jwt.Claims, "assertion");
            var registered = provider.Statements.LastOrDefault();
            Expect(registered is null || registered.Chain[0].Span.SequenceEqual(jwt.Chain[0].Span), "same certificate");
        }
    }

    /// <summary>Judges a UserInfo request.</summary>
    public void UserInfo(HttpRequest request) =>
        Expect(request.Headers.Authorization == "Bearer " + StubDocuments.AccessToken, "bearer token");

    private ParsedJwt? Read(string? text, string name)
    {
        var isRead =
            JwtParser.TryParse(text ?? "", JwtLimits.Default, out var jwt) == RejectionReason.None
            && Certificate.TryParse(jwt!.Chain[0], out var leaf) == RejectionReason.None
            && VerificationKey.TryImport(leaf!.SubjectPublicKeyInfo.Span, out var key) == RejectionReason.None
            && key!.Verify(jwt) == RejectionReason.None
            && LeadsToTheRoot(leaf, jwt);
        Expect(isRead, $"{name} that is signed by a member of the community");
        return isRead ? jwt : null;
    }

    private bool LeadsToTheRoot(Certificate leaf, ParsedJwt jwt)
    {
        Certificate.TryParse(provider.Community.Root.CertifiedKey.Certificate, out var root);
        var others = new List<Certificate>();
        foreach (var der in jwt.Chain.Skip(1))
        {
            Certificate.TryParse(der, out var other);
            others.Add(other!);
        }

        var store = new TrustStore([root!], []);
        return PathValidator.Validate(leaf, others, store, provider.Clock.GetUtcNow()) is PathOutcome.Valid;
    }

    private void CheckTimes(System.Text.Json.JsonElement claims, string name)
    {
        var now = provider.Clock.GetUtcNow().ToUnixTimeSeconds();
        var (from, to) = (claims.GetProperty("iat").GetInt64(), claims.GetProperty("exp").GetInt64());
        Expect(from <= now && to > now && to - from <= 300, $"times of the {name}");
        Expect(claims.GetProperty("jti").GetString() is { Length: > 0 }, $"jti of the {name}");
    }

    private void Expect(bool holds, string what)
    {
        if (!holds)
        {
            provider.Faults.Enqueue(what);
        }
    }
}
