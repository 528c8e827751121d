using FastCluster.Contracts.Upstream;

namespace FastCluster.Grains.Upstream;

/// <summary>Keeps who a person of an identity provider is here; the first binding stays.</summary>
[GrainType("upstream-person")]
internal sealed class UpstreamPersonGrain(
    [PersistentState("state")] IPersistentState<UpstreamPersonState> state,
    TimeProvider clock
) : Grain, IUpstreamPersonGrain
{
    /// <summary>What is durable; a binding under way is none yet.</summary>
    private string? _subject;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _subject = state.State.Subject;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string?> GetAsync(CancellationToken cancellationToken = default) => Task.FromResult(_subject);

    /// <inheritdoc/>
    public async Task<string> BindAsync(string subject, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(subject);
        if (_subject is null)
        {
            state.State = new() { Subject = subject, BoundAt = clock.GetUtcNow().ToUnixTimeSeconds() };
            try
            {
                await state.WriteStateAsync(CancellationToken.None);
            }
            catch
            {
                DeactivateOnIdle(); // whether it was stored has to be read
                throw;
            }

            _subject = subject;
        }

        return _subject;
    }
}
