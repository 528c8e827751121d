using System.Diagnostics.Metrics;
using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Keys;
using FastCluster.ResourceServer.Revocations;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Telemetry;
using FastCluster.ResourceServer.Tests.Nodes;
using FastCluster.ResourceServer.Tokens;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.ResourceServer.Tests.Tokens;

/// <summary>A verifier with a clock that a test moves, in front of a scripted server. Nothing runs in the background.</summary>
internal sealed class VerifierBench : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly AuthorizationServerClient _client;

    public VerifierBench(Action<FastClusterBearerOptions>? change = null)
    {
        var options = Server.Options();
        change?.Invoke(options);
        _client = new(options, Clock);
        Revocations = new(Clock);
        Keys = new(_client, options, Clock, NullLogger<SigningKeys>.Instance);
        var metrics = new ResourceServerMetrics(_services.GetRequiredService<IMeterFactory>(), Revocations);
        Verifier = new(options, Keys, new FeedKnowledge(Revocations, options), metrics, Clock);
    }

    public ScriptedServer Server { get; } = new();

    public FakeTimeProvider Clock { get; } = new(TestCommunity.Now);

    public RevocationState Revocations { get; }

    public SigningKeys Keys { get; }

    public AccessTokenVerifier Verifier { get; }

    /// <summary>Claims of a token that was issued now and lives for an hour.</summary>
    public AccessTokenClaims Claims() =>
        new()
        {
            Issuer = ScriptedServer.Issuer,
            Subject = "c",
            ClientId = "c",
            Audience = [ScriptedServer.Audience],
            IssuedAt = Clock.GetUtcNow(),
            ExpiresAt = Clock.GetUtcNow().AddHours(1),
            JwtId = TokenIdentifier.Format(7),
            Community = "urn:test",
            FamilyId = TokenIdentifier.Format(8),
            Scope = "system/Patient.rs",
            Entities = [new(new(EntityKind.Client, 5), 0)],
            LeafThumbprint = new byte[32],
        };

    /// <summary>Takes in that nothing is revoked, and judges a token.</summary>
    public async Task<TokenVerdict> VerifyAsync(string token)
    {
        ConfirmRevocations();
        return await Verifier.VerifyAsync(token);
    }

    /// <summary>Takes in that nothing is revoked.</summary>
    public void ConfirmRevocations() => Revocations.Apply(ScriptedServer.Page(), Moment.Of(Clock));

    public void Dispose()
    {
        _client.Dispose();
        Server.Dispose();
        _services.Dispose();
    }
}
