using System.Runtime.InteropServices;
using FastCluster.Contracts.Revocations;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Revocations;

/// <summary>One change of an index, for those who follow it.</summary>
/// <param name="Stamp">Place in the order of changes of this index, from 1.</param>
/// <param name="Change">
/// <see cref="RevocationChange.EpochRaised"/>, <see cref="RevocationChange.TokenDead"/>,
/// <see cref="RevocationChange.Distrusted"/> for any change of the whole list, or <see cref="RevocationChange.CrlAccepted"/>.
/// </param>
/// <param name="Entity">The raised entity; for a token its digest alone.</param>
/// <param name="Epoch">Minimum epoch of a raised entity.</param>
/// <param name="Until">Unix seconds after which a raised entity or a dead token says nothing.</param>
/// <param name="CrlUrl">Distribution point of a changed CRL, else null.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RevocationNews(
    long Stamp,
    RevocationChange Change,
    EntityName Entity = default,
    uint Epoch = 0,
    long Until = 0,
    string? CrlUrl = null
);
