using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Upstream;
using FastCluster.Grains.Nodes;
using FastCluster.Udap.UpstreamSignIn;

namespace FastCluster.Grains.Upstream;

/// <summary>Registers this server as a client of an identity provider, by a statement of its own certificate (TIER-10).</summary>
internal sealed class UpstreamRegistrar(
    IAuthorizationServerDirectory servers,
    IServerCredentials credentials,
    IOutboundExchange exchange,
    IDecisionSink decisions,
    TimeProvider clock
)
{
    private const string Json = "application/json";

    /// <summary>What this server says of itself there.</summary>
    /// <param name="serverId">Authorization server; it trusts identity providers.</param>
    /// <param name="registration">Where.</param>
    public UpstreamClientMetadata Describe(string serverId, UpstreamRegistration registration)
    {
        ArgumentNullException.ThrowIfNull(registration);
        var server = servers.Get(serverId);
        var trust = server.IdentityProviders!;
        return new()
        {
            Issuer = registration.FhirBase,
            ClientName = trust.ClientName,
            RedirectUri = UpstreamNames.RedirectUri(server, registration.IdentityProvider),
            LogoUri = trust.LogoUri,
            Contacts = trust.Contacts,
        };
    }

    /// <summary>Registers.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="registration">Where.</param>
    /// <param name="metadata">As whom.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public async Task<UpstreamClient> RegisterAsync(
        string serverId,
        UpstreamRegistration registration,
        UpstreamClientMetadata metadata,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(registration);
        var client = credentials.Find(serverId, registration.FhirBase, registration.Community) is { } credential
            ? await AskAsync(registration, metadata, credential, cancellationToken)
            : new(RejectionReason.IdpCredentialMissing);
        decisions.Record(
            new Decision
            {
                Kind = DecisionKind.Upstream,
                Reason = client.Reason,
                AuthorizationServer = serverId,
                Community = registration.Community,
                Issuer = registration.FhirBase,
                ClientId = client.ClientId,
                Entity = registration.IdentityProvider,
            }
        );
        return client;
    }

    private async Task<UpstreamClient> AskAsync(
        UpstreamRegistration registration,
        UpstreamClientMetadata metadata,
        ServerCredential credential,
        CancellationToken cancellationToken
    )
    {
        var statement = await UpstreamJwtWriter.SignStatementAsync(
            metadata,
            new(registration.RegistrationEndpoint, clock.GetUtcNow(), ActorKeys.NewId()),
            credential.Chain,
            credential.Key,
            cancellationToken
        );
        var request = new OutboundRequest(registration.RegistrationEndpoint, UpstreamAnswers.MaximumLength)
        {
            Body = UpstreamJwtWriter.WriteRegistration(statement),
            MediaType = Json,
        };
        if (await exchange.SendAsync(request, cancellationToken) is not { } answer)
        {
            return new(RejectionReason.IdpRegistrationRefused);
        }

        var reason = UpstreamAnswers.TryReadRegistration(answer.Status, answer.Body.Span, out var clientId);
        return reason == RejectionReason.None ? new(reason, clientId) : new(reason);
    }
}
