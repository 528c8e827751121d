using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FastCluster.Udap.Communities;

namespace FastCluster.VectorRunner;

/// <summary>Runs a folder of signed vectors (setup.json, pki.json, vectors.json), each against a fresh server.</summary>
internal sealed class SignedRun(string folder)
{
    private readonly JsonElement _setup = Read(folder, "setup.json");
    private readonly JsonElement _pki = Read(folder, "pki.json");
    private readonly JsonElement _vectors = Read(folder, "vectors.json");
    private readonly ServerCertificates _certificates = new();

    public async IAsyncEnumerable<VectorResult> RunAsync(string? only)
    {
        foreach (
            var vector in _vectors
                .EnumerateArray()
                .Where(one =>
                    only is null || one.GetProperty("id").GetString()!.Contains(only, StringComparison.Ordinal)
                )
        )
        {
            yield return await RunOneAsync(vector);
        }
    }

    private static JsonElement Read(string folder, string file) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, file))).RootElement;

    private async Task<VectorResult> RunOneAsync(JsonElement vector)
    {
        await using var server = await ServerUnderTest.StartAsync(SetupOf(vector), _certificates);
        foreach (var earlier in Strings(vector, "after"))
        {
            var first = _vectors.EnumerateArray().First(other => other.GetProperty("id").GetString() == earlier);
            using var answer = await SendAsync(server, first);
        }

        using var response = await SendAsync(server, vector);
        return await CompareAsync(vector, response);
    }

    private async Task<HttpResponseMessage> SendAsync(ServerUnderTest server, JsonElement vector)
    {
        var request = vector.GetProperty("request");
        if (vector.GetProperty("endpoint").GetString() == "register")
        {
            using var body = new StringContent(
                request.GetRawText(),
                Encoding.UTF8,
                new MediaTypeHeaderValue("application/json")
            );
            return await server.Client.PostAsync(new Uri(Text("registration_endpoint")), body);
        }

        using var form = new FormUrlEncodedContent(
            request
                .EnumerateObject()
                .Select(field => new KeyValuePair<string, string>(field.Name, field.Value.GetString()!))
        );
        return await server.Client.PostAsync(new Uri(Text("token_endpoint")), form);
    }

    private static async Task<VectorResult> CompareAsync(JsonElement vector, HttpResponseMessage response)
    {
        var expect = vector.GetProperty("expect");
        var status = expect.GetProperty("http").GetInt32();
        var errors = Strings(expect, "error_any_of");
        using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        var error = body.RootElement.TryGetProperty("error", out var code) ? code.GetString() : null;
        var accepted = body.RootElement.TryGetProperty("certifications", out var list) ? list.GetArrayLength() : 0;
        var passed =
            (int)response.StatusCode == status
            && (errors.Length == 0 ? error is null : error is not null && errors.Contains(error))
            && (!expect.TryGetProperty("certifications_accepted", out var count) || count.GetInt32() == accepted);
        return new(
            vector.GetProperty("id").GetString()!,
            $"{status} {string.Join('|', errors)}".TrimEnd(),
            $"{(int)response.StatusCode} {error}".TrimEnd(),
            passed,
            Strings(vector, "reqs")
        );
    }

    private ServerSetup SetupOf(JsonElement vector) =>
        new(
            DateTimeOffset.FromUnixTimeSeconds(_setup.GetProperty("clock").GetInt64()),
            new Uri(Text("token_endpoint")).GetLeftPart(UriPartial.Authority),
            Text("registration_endpoint"),
            Text("token_endpoint"),
            [.. _setup.GetProperty("communities").EnumerateArray().Select(community => CommunityOf(community, vector))],
            _pki.GetProperty("crls").EnumerateObject().ToDictionary(crl => crl.Name, crl => crl.Value.GetString()!),
            vector.GetProperty("endpoint").GetString() == "token"
                ? [.. _setup.GetProperty("seed_clients_for_token_vectors").EnumerateArray().Select(SeedOf)]
                : []
        );

    private CommunitySetup CommunityOf(JsonElement community, JsonElement vector) =>
        new(
            community.GetProperty("uri").GetString()!,
            Certificates(community, "anchors"),
            Certificates(community, "intermediates"),
            Certificates(community, "certifier_anchors"),
            PolicyOf(vector)
        );

    private CommunityPolicy PolicyOf(JsonElement vector)
    {
        var policy = _setup.GetProperty("policy");
        var profile = vector.TryGetProperty("profile", out var own)
            ? own.GetString()
            : policy.GetProperty("profile").GetString();
        ImmutableArray<string> required = [.. Strings(vector, "community_requires")];
        var start = CommunityPolicy.For(
            profile switch
            {
                "tefca" => CommunityProfile.Tefca,
                "2.0" => CommunityProfile.Ssraa20,
                "1.1" => CommunityProfile.Ssraa11,
                _ => throw new InvalidDataException($"Unknown profile {profile}."),
            }
        );
        return start with
        {
            Scopes = start.Scopes with { Supported = [.. Strings(_setup, "scopes_supported")] },
            Certifications = start.Certifications with { Supported = required, Required = required },
            Extensions = start.Extensions with { RequireB2b = policy.GetProperty("b2b_required").GetBoolean() },
            Tokens = start.Tokens with { RequireUdapParameter = policy.GetProperty("udap_required").GetBoolean() },
        };
    }

    private SeedClient SeedOf(JsonElement client)
    {
        var id = client.GetProperty("community").GetString();
        var community = _setup
            .GetProperty("communities")
            .EnumerateArray()
            .First(one => one.GetProperty("id").GetString() == id);
        return new(
            client.GetProperty("client_id").GetString()!,
            community.GetProperty("uri").GetString()!,
            client.GetProperty("iss").GetString()!,
            Strings(client, "grant_types"),
            client.GetProperty("scope").GetString()!
        );
    }

    /// <summary>Certificates at a place like <c>anchors/community-a</c> of pki.json: one PEM text or a list of them.</summary>
    private string[] Certificates(JsonElement community, string member)
    {
        if (!community.TryGetProperty(member, out var place))
        {
            return [];
        }

        var found = _pki;
        foreach (var step in place.GetString()!.Split('/'))
        {
            found = found.GetProperty(step);
        }

        return found.ValueKind == JsonValueKind.Array
            ? [.. found.EnumerateArray().Select(pem => pem.GetString()!)]
            : [found.GetString()!];
    }

    private string Text(string member) => _setup.GetProperty(member).GetString()!;

    private static string[] Strings(JsonElement owner, string member) =>
        owner.TryGetProperty(member, out var list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];
}
