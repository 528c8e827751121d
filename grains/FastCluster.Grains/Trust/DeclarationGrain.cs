using FastCluster.Contracts.Trust;

namespace FastCluster.Grains.Trust;

/// <summary>
/// Applies declarations in order of their version. The communities take the content over first and the version is
/// stored last, so an interrupted application is repeated as a whole by the next start.
/// </summary>
[GrainType("declaration")]
internal sealed class DeclarationGrain([PersistentState("state")] IPersistentState<DeclarationState> state)
    : Grain,
        IDeclarationGrain
{
    /// <inheritdoc/>
    public async Task<DeclarationOutcome> ApplyAsync(
        TrustDeclaration declaration,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(declaration);
        var inForce = state.State;
        if (declaration.Version == inForce.Version)
        {
            var isSame = string.Equals(declaration.Digest, inForce.Digest, StringComparison.Ordinal);
            return isSame ? DeclarationOutcome.Unchanged : DeclarationOutcome.Conflict;
        }

        if (declaration.Version < inForce.Version)
        {
            return DeclarationOutcome.Older;
        }

        var declared = declaration.Communities.ToDictionary(community => community.Uri, StringComparer.Ordinal);
        List<string> all = [.. inForce.Communities.Union(declared.Keys, StringComparer.Ordinal)];
        foreach (var uri in all)
        {
            var community = GrainFactory.GetGrain<ITrustCommunityGrain>(ActorKeys.Of(this.GetPrimaryKeyString(), uri));
            await community.ApplyAsync(declaration.Version, declared.GetValueOrDefault(uri), cancellationToken);
        }

        state.State = new DeclarationState
        {
            Version = declaration.Version,
            Digest = declaration.Digest,
            Communities = all,
        };
        await state.WriteStateAsync(cancellationToken);
        return DeclarationOutcome.Applied;
    }
}
