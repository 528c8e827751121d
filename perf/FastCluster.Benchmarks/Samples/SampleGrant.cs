using System.Security.Cryptography;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Revocations;
using FastCluster.Grains.Tokens;
using FastCluster.Grains.Trust;
using FastCluster.Udap.AuthorizationExtensions;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Revocation;

namespace FastCluster.Benchmarks.Samples;

/// <summary>A request that passed every rule, with what it was judged by.</summary>
internal sealed class SampleGrant
{
    public const string FhirBase = "https://fhir.test/r4";
    public const string ServerId = "main";

    /// <summary>Judges a request.</summary>
    /// <param name="request">The request.</param>
    public SampleGrant(SampleRequest request)
    {
        Request = request;
        var policy = CommunityPolicy.For(CommunityProfile.Ssraa20);
        policy = policy with { Scopes = policy.Scopes with { Supported = [.. SampleRequest.Scope.Split(' ')] } };
        Server = ServerOf(new(SampleCommunity.Uri, RegistrationEndpoint: null, policy));
        Chain = Prove(request);
        var epochs = Chain.Entities.Select(entity => new EntityEpoch(entity, 0));
        var key = ClientKey.Of(ServerId, SampleCommunity.Uri, SampleCommunity.ClientUri);
        Client = new(key, Record(), Server.Communities[0], Chain, request.Assertion, [.. epochs]);
        var judged = Judge();
        Grant = new(Client, SampleRequest.Scope, [FhirBase], judged);
    }

    public SampleRequest Request { get; }

    public AuthorizationServer Server { get; }

    public CommunityPolicy Policy => Server.Communities[0].Policy;

    public ProvenChain Chain { get; }

    public AuthenticatedClient Client { get; }

    public TokenGrant Grant { get; }

    /// <summary>What the edge hands to the issuer.</summary>
    public TokenRequestMessage Message { get; } =
        new()
        {
            ServerId = ServerId,
            GrantType = GrantRules.ClientCredentials,
            ClientAssertion = [],
            Scope = SampleRequest.Scope,
            Udap = "1",
            Source = "192.0.2.1",
            CorrelationId = "0HN4T2J1Q7K3M:00000001",
        };

    /// <summary>The extension objects, judged.</summary>
    /// <exception cref="InvalidOperationException">They were refused.</exception>
    public AuthorizationContext Judge() =>
        AuthorizationExtensionsValidator.Validate(
            Request.Jwt.Claims,
            Policy,
            SampleCommunity.ClientUri,
            SampleCommunity.Now
        )
            is AuthorizationExtensionsOutcome.Accepted accepted
            ? accepted.Context
            : throw new InvalidOperationException("The extension objects were refused.");

    private static ProvenChain Prove(SampleRequest request)
    {
        var community = request.Community;
        return new(
            new TrustView(SampleCommunity.Uri, IsEnabled: true, community.Store, new([], [])),
            community.Path,
            request.Key,
            SHA256.HashData(community.Leaf.Der.Span),
            Entities.Of(ServerId, SampleCommunity.Uri, community.Path)
        );
    }

    private static AuthorizationServer ServerOf(ServedCommunity community) =>
        new()
        {
            Id = ServerId,
            Issuer = "https://as.test",
            RegistrationEndpoint = "https://as.test/register",
            TokenEndpoint = SampleRequest.TokenUrl,
            IntrospectionEndpoint = "https://as.test/introspect",
            RevocationEndpoint = "https://as.test/revoke",
            RevocationFeedEndpoint = "https://as.test/revocations",
            JwksUri = "https://as.test/.well-known/jwks.json",
            Communities = [community],
            FhirBases = [new(FhirBase, [community.Uri])],
        };

    private static ClientSnapshot Record() =>
        new()
        {
            ClientId = SampleRequest.ClientId,
            Community = SampleCommunity.Uri,
            Issuer = SampleCommunity.ClientUri,
            Status = ClientStatus.Active,
            Generation = 1,
            Version = 1,
            Registration = new()
            {
                MetadataJson = "{}",
                Scope = SampleRequest.Scope,
                GrantTypes = [GrantRules.ClientCredentials],
            },
            Certificates = [],
        };
}
