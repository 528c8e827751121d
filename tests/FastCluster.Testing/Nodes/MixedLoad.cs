using System.Net;
using FastCluster.Testing.Faults;
using Xunit;

namespace FastCluster.Testing.Nodes;

/// <summary>Registers, gets tokens, revokes and cancels, until the server is gone; keeps what was acknowledged.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="community">Issues the certificates.</param>
/// <param name="prefix">Keeps the clients of different loads apart.</param>
internal sealed class MixedLoad(UdapClient client, TestCommunity community, string prefix) : IDisposable
{
    private const int Workers = 4;
    private readonly CancellationTokenSource _end = new();

    public Acknowledgements Acknowledged { get; } = new();

    /// <summary>Works until it is told to end, or until its server dies; fails when an answer was not what it had to be.</summary>
    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, Workers).Select(WorkAsync));

    /// <summary>Waits until enough of each kind was acknowledged, or the load failed.</summary>
    public Task ReachAsync(int count, Task run) =>
        Eventually.TrueAsync(() => Task.FromResult(run.IsFaulted || HasReached(count)), $"{count} of each kind");

    /// <summary>Nothing new is begun from now on.</summary>
    public Task EndAsync() => _end.CancelAsync();

    public void Dispose() => _end.Dispose();

    private bool HasReached(int count) =>
        Acknowledged.RevokedTokens.Count >= count
        && Acknowledged.Cancelled.Count >= count
        && Acknowledged.Registered.Count >= count;

    private async Task WorkAsync(int worker)
    {
        for (var number = 0; !_end.IsCancellationRequested; number++)
        {
            try
            {
                await LiveAsync($"{prefix}-{worker}-{number}", isCancelled: number % 2 == 1);
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                return; // the server is gone: what was on the way is not acknowledged
            }
        }
    }

    /// <summary>The life of one client, each step on an acknowledgement of the one before.</summary>
    private async Task LiveAsync(string name, bool isCancelled)
    {
        var unregistered = TestClient.Create(community, name);
        var registration = await client.RegisterAsync(unregistered);
        Assert.True(registration.Status == HttpStatusCode.Created, registration.Text);
        var registered = unregistered with { ClientId = registration.Member("client_id")! };
        if (!isCancelled)
        {
            Acknowledged.Registered.Add(registered);
        }

        var assertion = client.Assert(registered);
        var token = await client.RequestTokenAsync(assertion);
        Assert.True(token.Status == HttpStatusCode.OK, token.Text);
        Acknowledged.AcceptedAssertions.Add(assertion);
        if (isCancelled)
        {
            var cancellation = await client.CancelAsync(registered);
            Assert.True(cancellation.IsSuccess, cancellation.Text);
            Acknowledged.Cancelled.Add(registered);
            return;
        }

        var accessToken = token.Member("access_token")!;
        var revocation = await client.RevokeAsync(registered, accessToken);
        Assert.True(revocation.IsSuccess, revocation.Text);
        Acknowledged.RevokedTokens.Add(accessToken);
    }
}
