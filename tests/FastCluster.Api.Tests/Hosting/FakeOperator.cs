using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Revocations;

namespace FastCluster.Api.Tests.Hosting;

/// <summary>Knows one subject by the id <c>known</c> and counts what was really revoked.</summary>
internal sealed class FakeOperator : IOperatorGrain
{
    public List<RevocationScope> Revoked { get; } = [];

    public List<RevocationScope> Reinstated { get; } = [];

    public Task<RejectionReason> RevokeAsync(
        string serverId,
        RevocationScope scope,
        string id,
        bool isDryRun,
        CancellationToken cancellationToken = default
    )
    {
        if (id != "known")
        {
            return Task.FromResult(RejectionReason.OperatorSubjectUnknown);
        }

        if (!isDryRun)
        {
            Revoked.Add(scope);
        }

        return Task.FromResult(RejectionReason.None);
    }

    public Task<RejectionReason> ReinstateAsync(
        string serverId,
        RevocationScope scope,
        string id,
        CancellationToken cancellationToken = default
    )
    {
        Reinstated.Add(scope);
        return Task.FromResult(RejectionReason.None);
    }

    public Task<ClientKey?> FindClientAsync(
        string serverId,
        string clientId,
        CancellationToken cancellationToken = default
    ) => Task.FromResult<ClientKey?>(null);
}
