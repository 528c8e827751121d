using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Scopes;

namespace FastCluster.VectorRunner;

/// <summary>
/// Runs a file of scope cases. Registration and client credentials go over HTTP with a community made for the run; cases of
/// a grant that the server does not serve yet are judged by its scope rules directly, and the line says so.
/// </summary>
internal sealed class ScopeRun(string file)
{
    private const string Community = "https://community.vectors.test";
    private const string Issuer = "https://as.vectors.test";
    private const string ClientUri = "https://client.vectors.test/app";
    private const string ClientId = "scope-client";
    private static readonly DateTimeOffset s_clock = DateTimeOffset.FromUnixTimeSeconds(1_893_456_000);
    private readonly ServerCertificates _certificates = new();
    private readonly RunCommunity _community = new(Community, ClientUri, s_clock);

    public async IAsyncEnumerable<VectorResult> RunAsync(string? only)
    {
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
        foreach (var scope in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            if (only is null || scope.GetProperty("id").GetString()!.Contains(only, StringComparison.Ordinal))
            {
                yield return await RunOneAsync(scope);
            }
        }
    }

    private async Task<VectorResult> RunOneAsync(JsonElement scope)
    {
        var endpoint = scope.GetProperty("endpoint").GetString()!;
        var isServed = endpoint == "register" || (endpoint == "token" && Text(scope, "grant") == "client_credentials");
        var (granted, error) = isServed ? await SendAsync(scope, endpoint) : Judge(scope, endpoint);
        var (expected, expectedError) = (Text(scope, "granted"), Text(scope, "error"));
        var passed = error == expectedError && SetOf(granted).SetEquals(SetOf(expected));
        return new(
            Text(scope, "id")!,
            expectedError ?? expected!,
            (error ?? granted) + (isServed ? "" : " (rule alone, without HTTP)"),
            passed,
            [.. scope.GetProperty("reqs").EnumerateArray().Select(item => item.GetString()!)]
        );
    }

    private static (string? Granted, string? Error) Judge(JsonElement scope, string endpoint)
    {
        ScopeSet.TryParse(Text(scope, "registered") ?? "", out var registered);
        var outcome =
            endpoint == "refresh"
                ? ScopeNegotiator.NegotiateRefresh(Text(scope, "requested"), registered)
                : new ScopeNegotiator(PolicyOf(scope).Scopes).NegotiateToken(
                    Text(scope, "requested"),
                    registered,
                    GrantType.AuthorizationCode,
                    []
                );
        return outcome is ScopeOutcome.Granted granted ? (granted.Scopes.ToString(), null) : (null, "invalid_scope");
    }

    private async Task<(string? Granted, string? Error)> SendAsync(JsonElement scope, string endpoint)
    {
        await using var server = await ServerUnderTest.StartAsync(SetupOf(scope), _certificates);
        using var response =
            endpoint == "register" ? await RegisterAsync(server, scope) : await TokenAsync(server, scope);
        using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return (Text(body.RootElement, "scope"), Text(body.RootElement, "error"));
    }

    private async Task<HttpResponseMessage> RegisterAsync(ServerUnderTest server, JsonElement scope)
    {
        var isCode = Text(scope, "grant") == "authorization_code";
        var codeMembers = isCode
            ? """ "redirect_uris":["https://client.vectors.test/cb"],"response_types":["code"],"logo_uri":"https://client.vectors.test/l.png","""
            : "";
        var statement = _community.Sign(
            ClientUri,
            $"{Issuer}/register",
            $$"""
            {{codeMembers}}"client_name":"Scope case","contacts":["mailto:ops@client.vectors.test"],
            "grant_types":["{{Text(scope, "grant")}}"],"token_endpoint_auth_method":"private_key_jwt",
            "scope":{{JsonEncodedText.Encode(Text(scope, "requested")!).ToString().Insert(0, "\"")}}"
            """
        );
        using var body = new StringContent(
            $$"""{"software_statement":"{{statement}}","certifications":[],"udap":"1"}""",
            Encoding.UTF8,
            new MediaTypeHeaderValue("application/json")
        );
        return await server.Client.PostAsync(new Uri($"{Issuer}/register"), body);
    }

    private async Task<HttpResponseMessage> TokenAsync(ServerUnderTest server, JsonElement scope)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["udap"] = "1",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = _community.Sign(
                ClientId,
                $"{Issuer}/token",
                """
                "extensions":{"hl7-b2b":{"version":"1","organization_id":"https://org.vectors.test","purpose_of_use":["TREAT"]}}
                """
            ),
        };
        if (Text(scope, "requested") is { } requested)
        {
            fields["scope"] = requested;
        }

        using var form = new FormUrlEncodedContent(fields);
        return await server.Client.PostAsync(new Uri($"{Issuer}/token"), form);
    }

    private ServerSetup SetupOf(JsonElement scope) =>
        new(
            s_clock,
            Issuer,
            $"{Issuer}/register",
            $"{Issuer}/token",
            [new(Community, [_community.AnchorPem], [], [], PolicyOf(scope))],
            new Dictionary<string, string> { [RunCommunity.CrlUrl] = _community.CrlPem },
            Text(scope, "registered") is { } registered
                ? [new(ClientId, Community, ClientUri, [Text(scope, "grant")!], registered)]
                : []
        );

    private static CommunityPolicy PolicyOf(JsonElement scope)
    {
        var policy = CommunityPolicy.For(CommunityProfile.Ssraa20);
        var supported = scope.GetProperty("scopes_supported").EnumerateArray().Select(item => item.GetString()!);
        return policy with { Scopes = policy.Scopes with { Supported = [.. supported] } };
    }

    private static HashSet<string> SetOf(string? scope) =>
        [.. (scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static string? Text(JsonElement owner, string member) =>
        owner.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
