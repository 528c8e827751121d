using System.Collections.Immutable;
using FastCluster.Contracts.Clients;

namespace FastCluster.Api.Admin;

/// <summary>A page of clients.</summary>
/// <param name="Clients">The clients, in order.</param>
/// <param name="Next">Cursor of the next page, or null on the last.</param>
public sealed record ClientPage(ImmutableArray<ClientSnapshot> Clients, string? Next);
