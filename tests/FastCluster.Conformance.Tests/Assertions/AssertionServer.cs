using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Tokens;
using FastCluster.Pki;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Jwt;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Conformance.Tests.Assertions;

/// <summary>A server whose community A takes authorization assertions of one hospital; community B takes none.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime.")]
public sealed class AssertionServer : IAsyncLifetime
{
    public const string GrantType = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    public const string Hospital = "https://hospital.test/";
    public const string Doctor = "https://hospital.test/people/1";
    public const string Own = "urn:test:machine";

    private RunningServer? _server;
    private CertifiedKey? _hospital;

    public RunningServer Server => _server!;

    public CallHook Calls { get; } = new();

    public async Task InitializeAsync()
    {
        _server = await RunningServer.StartAsync(
            options => options.WithPolicy(Names.CommunityA, Offer),
            services => services.AddSingleton<IIncomingGrainCallFilter>(Calls)
        );
        _hospital = Server.Deployment.CommunityA.IssueClient(Hospital);
    }

    public Task DisposeAsync() => Server.DisposeAsync();

    /// <summary>
    /// Answers the claim of an authorization assertion, which follows that of the client's own. Both have to be messages to
    /// shards: the second is none where it meets the shard that the first one opened, and then everything is asked anew.
    /// </summary>
    public async Task<Answer> AnswerSecondClaimAsync(ReplayVerdict verdict, Func<Task<Answer>> ask)
    {
        while (true)
        {
            var claims = 0;
            await CloseReplayShardsAsync();
            Calls.Begin(
                nameof(IReplayShardGrain.ClaimAsync),
                async call =>
                {
                    await call.Invoke();
                    if (Interlocked.Increment(ref claims) == 2)
                    {
                        call.Result = verdict;
                    }
                }
            );
            var answer = await ask();
            Calls.End();
            if (claims == 2)
            {
                return answer;
            }
        }
    }

    /// <summary>A client that is registered for the grant.</summary>
    public async Task<TestClient> RegisteredAsync(string? uri = null)
    {
        var client = Server.Client(uri: uri);
        Assert.Equal("201", (await client.RegisterAsync(ForAssertions)).Outcome);
        return client;
    }

    /// <summary>A registration for the grant.</summary>
    public static JwtBuilder ForAssertions(JwtBuilder statement) =>
        statement.WithClaim("grant_types", new JsonArray(GrantType, "client_credentials"));

    /// <summary>An assertion of the hospital for a client, good unless a test changes one thing.</summary>
    public JwtBuilder Assertion(TestClient client, CertifiedKey? key = null) =>
        JwtBuilder
            .SignedBy((key ?? _hospital!).PrivateKey, JwtAlgorithm.Es256, [.. (key ?? _hospital!).CertificateChain])
            .WithStandardClaims(Hospital, client.Tenant.TokenEndpoint, Server.Clock.GetUtcNow())
            .WithClaim("sub", Doctor)
            .WithClaim("azp", client.Uri)
            .WithClaim("extensions", new JsonObject { ["hl7-b2b"] = TestClient.B2b() });

    /// <summary>Hands an assertion in.</summary>
    public static Task<Answer> AskAsync(
        TestClient client,
        JwtBuilder assertion,
        Func<FormBuilder, FormBuilder>? form = null
    ) => AskAsync(client, assertion.Build(), form);

    /// <summary>Hands any text in.</summary>
    public static Task<Answer> AskAsync(
        TestClient client,
        string assertion,
        Func<FormBuilder, FormBuilder>? form = null
    ) =>
        client.TokenAsync(
            proof => proof.WithoutClaim("extensions"),
            fields =>
                (form ?? (same => same))(
                    fields.With("grant_type", GrantType).With("assertion", assertion).With("scope", "system/Patient.rs")
                )
        );

    private static CommunityPolicy Offer(CommunityPolicy policy) =>
        policy with
        {
            Assertions = new()
            {
                Issuers =
                [
                    new() { Uri = Hospital, Subjects = ["https://hospital.test/people/*"] },
                    new() { Uri = Own, Subjects = [Own] },
                ],
            },
        };

    private Task CloseReplayShardsAsync() =>
        Task.WhenAll(
            Enumerable
                .Range(0, new ReplayOptions().Shards)
                .Select(shard => Server.Grains.GetGrain<IReplayShardGrain>($"{Tenant.Alpha.Id}/{shard}").TakeUpAsync())
        );
}
