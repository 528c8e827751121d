using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Clients;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Scopes;

namespace FastCluster.Grains.Authorization;

/// <summary>The registered metadata that an authorization needs. The registration wrote it, so each member has its form.</summary>
internal sealed record RegisteredApp
{
    private RegisteredApp() { }

    /// <summary><c>redirect_uris</c>.</summary>
    public required ImmutableArray<string> RedirectUris { get; init; }

    /// <summary><c>client_name</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>contacts</c>.</summary>
    public required string[] Contacts { get; init; }

    private string? HomePage { get; init; }

    private string? PrivacyPolicy { get; init; }

    private string? TermsOfService { get; init; }

    /// <summary>Reads the metadata of a registration.</summary>
    /// <param name="record">The registration.</param>
    public static RegisteredApp Read(ClientSnapshot record)
    {
        ArgumentNullException.ThrowIfNull(record);
        using var document = JsonDocument.Parse(record.Registration.MetadataJson);
        var members = document.RootElement;
        return new RegisteredApp
        {
            RedirectUris = TextsOf(members, "redirect_uris"),
            Name = TextOf(members, "client_name") ?? record.Issuer,
            Contacts = [.. TextsOf(members, "contacts")],
            HomePage = AddressOf(members, "client_uri"),
            PrivacyPolicy = AddressOf(members, "policy_uri"),
            TermsOfService = AddressOf(members, "tos_uri"),
        };
    }

    /// <summary>What the rules of a request look at.</summary>
    /// <param name="record">The registration.</param>
    public CodeClient ToCodeClient(ClientSnapshot record)
    {
        ScopeSet.TryParse(record.Registration.Scope, out var scopes);
        var grants = record.Registration.GrantTypes.Select(name =>
            GrantTypeNames.TryParse(name, out var grant)
                ? grant
                : throw new InvalidOperationException($"'{name}' was registered and is no grant type.")
        );
        return new CodeClient(record.ClientId, RedirectUris, [.. grants], scopes);
    }

    /// <summary>What a person is told.</summary>
    /// <param name="key">The client.</param>
    /// <param name="record">The registration.</param>
    /// <param name="now">The server's time: certifications that have lapsed say nothing any more (CERT-31).</param>
    public AskingApp ToAskingApp(ClientKey key, ClientSnapshot record, DateTimeOffset now) =>
        new()
        {
            Key = ActorKeys.Write(key.Digest),
            Name = Name,
            Organization = record.Certificates.FirstOrDefault()?.Organization,
            Country = record.Certificates.FirstOrDefault()?.Country,
            Community = record.Community,
            Issuer = record.Issuer,
            HomePage = HomePage,
            PrivacyPolicy = PrivacyPolicy,
            TermsOfService = TermsOfService,
            Contacts = Contacts,
            Certifications =
            [
                .. record.Registration.Certifications.Select(text => Describe(text, now)).OfType<AppCertification>(),
            ],
        };

    /// <summary>An accepted certification in its own words; its rules were judged at the registration.</summary>
    private static AppCertification? Describe(string text, DateTimeOffset now)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (
            JwtParser.TryParse(bytes, JwtLimits.Default, out var jwt) != RejectionReason.None
            || HasLapsed(jwt!.Claims, now)
        )
        {
            return null;
        }

        var claims = jwt.Claims;
        var issuer = TextOf(claims, "iss") ?? string.Empty;
        return new AppCertification(
            TextOf(claims, "certification_name") ?? issuer,
            [.. TextsOf(claims, "certification_uris")],
            TextOf(claims, "certification_issuer") ?? issuer,
            string.Equals(issuer, TextOf(claims, "sub"), StringComparison.Ordinal),
            TextOf(claims, "certification_description")
        )
        {
            Address = issuer,
        };
    }

    private static bool HasLapsed(JsonElement claims, DateTimeOffset now) =>
        claims.TryGetOptionalTime("exp", out var end) != ClaimPresence.Present || end <= now.ToUnixTimeSeconds();

    private static string? TextOf(JsonElement members, string name) =>
        members.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string? AddressOf(JsonElement members, string name) =>
        TextOf(members, name) is { } text && text.StartsWith("https://", StringComparison.Ordinal) ? text : null;

    private static ImmutableArray<string> TextsOf(JsonElement members, string name) =>
        members.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(one => one.GetString()).OfType<string>()]
            : [];
}
