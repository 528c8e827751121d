using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json.Nodes;
using FastCluster.Contracts.Keys;
using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Trust;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Hosting;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FastCluster.ResourceServer.Tests.Nodes;

/// <summary>A real authorization server in this process, at the URLs that its tokens state.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime.")]
public sealed class RunningNode : IAsyncLifetime
{
    private const string OtherPurpose = "urn:oid:2.16.840.1.113883.5.8#HPAYMT";
    private UdapClient? _client;
    private WebApplication? _node;

    /// <summary>Changes settings before the start.</summary>
    internal Func<FastClusterOptions, FastClusterOptions> Change { get; init; } = same => same;

    internal NodeFolder Folder { get; } = NodeFolder.Create();

    internal UdapClient Client => _client!;

    private IGrainFactory Grains => _node!.Services.GetRequiredService<IGrainFactory>();

    public async Task InitializeAsync()
    {
        _node = FastClusterHost.Create(
            Change(ConfigurationReader.Read(Folder.Configuration)),
            services => services.AddLogging(logging => logging.ClearProviders())
        );
        await _node.StartAsync();
        _client = new UdapClient(Folder);
    }

    public async Task DisposeAsync()
    {
        _client?.Dispose();
        await _node!.StopAsync();
        await _node.DisposeAsync();
        Folder.Dispose();
    }

    /// <summary>A registered client and a token of it.</summary>
    internal async Task<(TestClient Client, string Token)> GrantAsync()
    {
        var client = await RegisterAsync();
        return (client, await GetTokenAsync(client));
    }

    /// <summary>A token for a client that is registered.</summary>
    internal async Task<string> GetTokenAsync(TestClient client) =>
        TokenOf(await Client.RequestTokenAsync(Client.Assert(client)));

    /// <summary>A token for payment instead of treatment, and where told for treatment as well.</summary>
    internal async Task<string> GrantForPaymentAsync(bool andTreatment = false)
    {
        var client = await RegisterAsync();
        var context = TestClient.Context();
        var purposes = context["hl7-b2b"]!["purpose_of_use"]!.AsArray();
        if (!andTreatment)
        {
            purposes.Clear();
        }

        purposes.Add(JsonValue.Create(OtherPurpose));
        var assertion = JwtBuilder
            .SignedBy(client.Credential.PrivateKey, JwtAlgorithm.Es256, client.Credential.CertificateChain)
            .WithStandardClaims(client.ClientId, $"{Folder.Origin}/token", TimeProvider.System.GetUtcNow())
            .WithClaim("extensions", context)
            .Build();
        return TokenOf(await Client.RequestTokenAsync(assertion));
    }

    /// <summary>Revokes as an operator.</summary>
    internal async Task RevokeAsync(RevocationScope scope, string id) =>
        Assert.Equal(
            RejectionReason.None,
            await Grains.GetGrain<IOperatorGrain>(0).RevokeAsync(NodeFolder.ServerId, scope, id, isDryRun: false)
        );

    /// <summary>Trusts a certificate or CA again.</summary>
    internal async Task ReinstateAsync(RevocationScope scope, string id) =>
        Assert.Equal(
            RejectionReason.None,
            await Grains.GetGrain<IOperatorGrain>(0).ReinstateAsync(NodeFolder.ServerId, scope, id)
        );

    /// <summary>Puts a client's certificate on the CRL of its authority, and has it accepted.</summary>
    internal async Task ListOnCrlAsync(TestClient client, long number)
    {
        Folder.Community.Issuing.Revoke(client.Credential.SerialNumber, Folder.Community.Clock);
        await File.WriteAllBytesAsync(Folder["issuing.crl"], Folder.Community.BuildIssuingCrl(number));
        var crl = Grains.GetGrain<ICrlGrain>($"{NodeFolder.ServerId}/{Folder.Community.IssuingCrlUrl}");
        Assert.Equal(RejectionReason.None, await crl.RefreshAsync());
    }

    /// <summary>Makes the next key of access tokens the signing one.</summary>
    internal Task RotateKeyAsync() =>
        Grains.GetGrain<IKeyRingGrain>($"{NodeFolder.ServerId}/{KeyUse.AccessToken}").RotateAsync();

    private async Task<TestClient> RegisterAsync()
    {
        var client = TestClient.Create(Folder.Community, Guid.NewGuid().ToString("N"));
        var answer = await Client.RegisterAsync(client);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return client with { ClientId = answer.Member("client_id")! };
    }

    private static string TokenOf(Answer answer) =>
        answer.IsSuccess ? answer.Member("access_token")! : throw new InvalidOperationException($"{answer}");
}
