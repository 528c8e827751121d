using System.Net;
using System.Net.Sockets;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Token;

/// <summary>Ways to come without what this server knows a client by: no registration, no certificate.</summary>
public sealed class UnregisteredTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    [Requirement("REG-40")]
    public async Task Token_OfAMemberThatNeverRegistered_IsRefusedUntilItRegisters()
    {
        var member = server.Client();
        member.ClientId = member.Uri;

        var refused = await member.TokenAsync();
        await member.RegisterAsync();
        var granted = await member.TokenAsync();

        Assert.Equal(("400 invalid_client", "200"), (refused.Outcome, granted.Outcome));
        Assert.Equal(RejectionReason.ClientUnknown, server.ReasonOf(refused));
    }

    [Fact]
    [Requirement("JWT-25")]
    public async Task Token_WithAKeySetUrlInsteadOfAChain_IsRefusedAndNothingIsFetched()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/jwks.json";
        var client = server.Client();
        var registered = await client.RegisterAsync(one => one.WithClaim("jku", url));

        var answer = await client.TokenAsync(one =>
            one.WithoutHeader("x5c").WithHeader("jku", url).WithHeader("kid", "1")
        );
        var besideTheChain = await client.TokenAsync(one => one.WithHeader("jku", url).WithHeader("kid", "1"));

        Assert.Equal(("201", "400 invalid_client"), (registered.Outcome, answer.Outcome));
        Assert.Equal(RejectionReason.JwtChainMissing, server.ReasonOf(answer));
        Assert.Equal("200", besideTheChain.Outcome);
        Assert.False(listener.Pending());
    }
}
