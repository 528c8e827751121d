using System.Net;
using FastCluster.Cluster.Tests.Nodes;
using FastCluster.LoadTests.Targets;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>
/// A resource server asks about tokens of many clients of one authority; in the middle of the run an operator revokes the
/// authority (N2). Whoever asks 1 s or more after the operator's answer must be told that the token is dead, and the revocation
/// may write ten rows.
/// </summary>
internal sealed class RevokeCascadeScenario : ILoadScenario
{
    public const string ScenarioName = "revoke-cascade";
    private const string Switch = "revoke-authority";
    private const string Later = "introspect-after";
    private const int MostWrites = 10;
    private static readonly TimeSpan s_promise = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_reinstated = TimeSpan.FromSeconds(2);
    private readonly LoadTarget _target;
    private readonly ScenarioSettings _settings;
    private readonly LocalControl _control;
    private readonly RegisteredClients _registered;
    private StoreWrites? _writes;
    private LiveToken[] _tokens = [];
    private int _switchAt;
    private bool _isSwitching;
    private long _switchedAt;

    /// <summary>Makes it.</summary>
    /// <param name="target">A local cluster.</param>
    /// <param name="settings">How many clients, each with one token; their keys are P-256.</param>
    /// <exception cref="UsageException">The target is not local.</exception>
    public RevokeCascadeScenario(LoadTarget target, ScenarioSettings settings)
    {
        (_target, _settings, _registered) = (target, settings, new(target));
        _control = target.RequireControl(ScenarioName);
    }

    /// <inheritdoc/>
    public string Name => ScenarioName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Operations { get; } = [IntrospectScenario.ScenarioName, Switch, Later];

    /// <summary>Judges an answer about a token of the authority.</summary>
    /// <param name="answer">What the server said.</param>
    /// <param name="sinceSwitch">Time from the operator's answer to the question; null before the switch was thrown, zero while it is.</param>
    public static Outcome Judge(Answer answer, TimeSpan? sinceSwitch)
    {
        if (!answer.IsSuccess)
        {
            return Outcome.Failed(answer);
        }

        return sinceSwitch switch
        {
            null when !answer.IsActive => new("inactive before the switch"),
            { } time when time >= s_promise && answer.IsActive => new("active 1 s after the switch"),
            _ => Outcome.Ok,
        };
    }

    /// <inheritdoc/>
    public async Task SetUpAsync(int operations, CancellationToken cancellationToken)
    {
        _switchAt = operations / 2;
        var clients = _control.Authority.Issue(_settings.Clients);
        clients = await _registered.RegisterAsync(clients, cancellationToken);
        _tokens = await _registered.GetTokensAsync(clients, clients.Length, cancellationToken);
        _writes = await _control.CountWritesAsync();
    }

    /// <inheritdoc/>
    public Task<PreparedOperation> PrepareAsync(int number, CancellationToken cancellationToken)
    {
        if (number == _switchAt)
        {
            return Task.FromResult(new PreparedOperation(Switch, _ => RevokeAsync()));
        }

        var token = _tokens[number % _tokens.Length].Text;
        var request = _target.Requests.Introspection(_target.Clients.ResourceServer, token);
        var name = number < _switchAt ? IntrospectScenario.ScenarioName : Later;
        return Task.FromResult(new PreparedOperation(name, end => AskAsync(request, end)));
    }

    /// <summary>Trusts the authority again, so that its clients can cancel and other scenarios have it.</summary>
    /// <inheritdoc/>
    public async Task<int> CleanUpAsync(CancellationToken cancellationToken)
    {
        if (_writes is not null)
        {
            await _writes.DisposeAsync();
        }

        if (Volatile.Read(ref _isSwitching))
        {
            await _control.ReinstateAuthorityAsync();
            await Task.Delay(s_reinstated, TimeProvider.System, cancellationToken);
        }

        return await _registered.CancelAsync(cancellationToken);
    }

    private async Task<Outcome> AskAsync(SignedRequest request, CancellationToken cancellationToken)
    {
        var sinceSwitch = SinceSwitch();
        var answer = await _target.SendAsync(request, cancellationToken);
        return Judge(answer, sinceSwitch ?? (Volatile.Read(ref _isSwitching) ? TimeSpan.Zero : null));
    }

    private TimeSpan? SinceSwitch() =>
        Interlocked.Read(ref _switchedAt) is var at && at != 0 ? TimeProvider.System.GetElapsedTime(at) : null;

    private async Task<Outcome> RevokeAsync()
    {
        var before = (await _writes!.ReadAsync()).Length;
        Volatile.Write(ref _isSwitching, true);
        var status = await _control.RevokeAuthorityAsync();
        Interlocked.Exchange(ref _switchedAt, TimeProvider.System.GetTimestamp());
        if (status != HttpStatusCode.OK)
        {
            return new($"{(int)status}");
        }

        return (await _writes.ReadAsync()).Length - before <= MostWrites
            ? Outcome.Ok
            : new("more than ten rows written");
    }
}
