using System.Runtime.CompilerServices;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Clients;
using FastCluster.Silo.Storage;

namespace FastCluster.Silo.Operations;

/// <summary>Writes the clients of a file to the store, and their aliases through their actor.</summary>
internal sealed class ClientImport(
    ClientImporter importer,
    IStateStore store,
    IAuthorizationServerDirectory servers,
    IGrainFactory grains
)
{
    private const int AliasBatch = 1_000;
    private readonly Dictionary<string, Dictionary<string, ClientAlias>> _aliases = new(StringComparer.Ordinal);

    /// <summary>Lines read so far.</summary>
    public long Lines { get; private set; }

    /// <summary>Imports a file; clients that are registered already are left as they are.</summary>
    /// <param name="file">One JSON object a line.</param>
    /// <param name="onProgress">Told every 10,000 lines.</param>
    /// <param name="cancellationToken">Stops between lines; what was written stays.</param>
    /// <exception cref="InvalidDataException">A line is not understood, or names an unknown server or community.</exception>
    public async Task<ImportResult> RunAsync(string file, Action<long> onProgress, CancellationToken cancellationToken)
    {
        var result = await store.ImportAsync(ReadAsync(file, onProgress, cancellationToken), cancellationToken);
        foreach (var (server, aliases) in _aliases)
        {
            await AddAliasesAsync(server, aliases);
        }

        return result;
    }

    private async IAsyncEnumerable<ImportedState> ReadAsync(
        string file,
        Action<long> onProgress,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var line in File.ReadLinesAsync(file, cancellationToken))
        {
            Lines++;
            if (!ImportedClient.TryParse(line, out var client) || !IsServed(client!))
            {
                throw new InvalidDataException($"Line {Lines} is no client of a configured server and community.");
            }

            var (grain, payload, key, _) = await importer.MakeRowAsync(client!.ServerId, client.Command);
            if (client.Alias is { } alias)
            {
                await RememberAsync(client.ServerId, alias, key);
            }

            if (Lines % 10_000 == 0)
            {
                onProgress(Lines);
            }

            yield return new ImportedState(StateKey.Of(grain, ClientImporter.StateName), payload);
        }
    }

    private bool IsServed(ImportedClient client) =>
        servers.All.FirstOrDefault(server => server.Id == client.ServerId)?.FindCommunity(client.Command.Community)
            is not null;

    private async ValueTask RememberAsync(string server, string alias, ClientKey key)
    {
        if (!_aliases.TryGetValue(server, out var pending))
        {
            _aliases[server] = pending = new(StringComparer.Ordinal);
        }

        pending[alias] = new ClientAlias(key.Digest, Generation: 1);
        if (pending.Count >= AliasBatch)
        {
            await AddAliasesAsync(server, pending);
        }
    }

    private async Task AddAliasesAsync(string server, Dictionary<string, ClientAlias> pending)
    {
        if (pending.Count > 0 && !await grains.GetGrain<IClientAliasGrain>(server).AddAsync(pending))
        {
            throw new InvalidDataException("The aliases are too many, or one of them names another client already.");
        }

        pending.Clear();
    }
}
