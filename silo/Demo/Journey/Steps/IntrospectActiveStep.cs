using System.Net;
using System.Text.Json;
using FastCluster.Silo.Demo.Client;
using Microsoft.IdentityModel.JsonWebTokens;

namespace FastCluster.Silo.Demo.Journey.Steps;

/// <summary>The resource server finds the issuer's metadata (RFC 8414) and asks whether the token lives.</summary>
internal sealed class IntrospectActiveStep : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Introspect";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var issuer = new JsonWebToken(context.AccessToken).Issuer;
        if (!IsSameOrigin(issuer, context.Endpoints.Token))
        {
            return new StepOutcome.Failed($"the issuer {issuer} is not at the origin of the signed token endpoint");
        }

        var metadata = await context.Client.GetAsync(MetadataUrl(issuer), cancellationToken);
        if (metadata.Status != HttpStatusCode.OK || ReadServer(metadata, issuer) is not { } server)
        {
            return new StepOutcome.Failed($"expected the metadata of {issuer}, got {metadata.Describe()}");
        }

        context.Server = server;
        var answer = await Introspection.AskAsync(context, cancellationToken);
        var isActive =
            answer.Status == HttpStatusCode.OK
            && answer.Json.TryGetProperty("active", out var active)
            && active.ValueKind == JsonValueKind.True;
        if (!isActive || answer.ReadText("client_id") != context.ClientId)
        {
            return new StepOutcome.Failed($"expected an active token of {context.ClientId}, got {answer.Describe()}");
        }

        return answer.Text.Contains(RequestTokenStep.Purpose, StringComparison.Ordinal)
            ? new StepOutcome.Passed("active, of our client, with the stated purpose")
            : new StepOutcome.Failed("the answer does not tell the stated purpose");
    }

    private static bool IsSameOrigin(string issuer, string endpoint) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var url)
        && url.GetLeftPart(UriPartial.Authority) == new Uri(endpoint).GetLeftPart(UriPartial.Authority);

    private static string MetadataUrl(string issuer)
    {
        var url = new Uri(issuer);
        var path = url.AbsolutePath.TrimEnd('/');
        return $"{url.GetLeftPart(UriPartial.Authority)}/.well-known/oauth-authorization-server{path}";
    }

    private static AuthorizationServer? ReadServer(UdapAnswer metadata, string issuer) =>
        metadata.ReadText("issuer") == issuer
        && metadata.ReadText("introspection_endpoint") is { } introspection
        && metadata.ReadText("revocation_endpoint") is { } revocation
        && metadata.ReadText("jwks_uri") is { } keys
            ? new AuthorizationServer(issuer, introspection, revocation, keys)
            : null;
}
