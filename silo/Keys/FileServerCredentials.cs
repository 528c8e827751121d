using System.Collections.Frozen;
using FastCluster.Grains.Nodes;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Keys;

/// <summary>
/// The server's certificates from the operator's files. A changed file is read again without a restart; a new content that
/// breaks a rule is logged and the old one stays. Readers take no lock: each pair is one reference swapped whole.
/// </summary>
public sealed class FileServerCredentials : IServerCredentials, IWatchedFiles
{
    private readonly FrozenDictionary<CredentialName, CredentialSlot> _slots;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _expiryAlarm;
    private readonly CredentialMetrics _metrics;
    private readonly ILogger _logger;

    /// <summary>Reads all credentials of the configuration.</summary>
    /// <param name="options">Checked configuration.</param>
    /// <param name="clock">Clock of the validity.</param>
    /// <param name="metrics">Where ages are told.</param>
    /// <param name="logger">Where changes and alarms are told.</param>
    public FileServerCredentials(
        FastClusterOptions options,
        TimeProvider clock,
        CredentialMetrics metrics,
        ILogger<FileServerCredentials> logger
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        _clock = clock;
        _metrics = metrics;
        _logger = logger;
        _expiryAlarm = options.Keys.ExpiryAlarm;
        _slots = Names(options).ToFrozenDictionary(item => item.Name, item => new CredentialSlot(item.File));
        Refresh();
    }

    /// <inheritdoc/>
    public ServerCredential? Find(string serverId, string fhirBase, string community) =>
        _slots.TryGetValue(new(serverId, fhirBase, community), out var slot) ? slot.UsableAt(_clock.GetUtcNow()) : null;

    /// <summary>Looks at every file and takes over what changed. For one caller at a time.</summary>
    public void Refresh()
    {
        var now = _clock.GetUtcNow();
        foreach (var (name, slot) in _slots)
        {
            RefreshOne(name, slot, now);
            _metrics.Report(name, slot.NotAfter);
            if (slot.NotAfter is { } end && end - now <= _expiryAlarm && slot.TryStartAlarm(now))
            {
                Log.ServerCertificateExpires(_logger, name.FhirBase, name.Community, end);
            }
        }
    }

    private void RefreshOne(CredentialName name, CredentialSlot slot, DateTimeOffset now)
    {
        switch (slot.TryReload(name.FhirBase, now))
        {
            case ReloadOutcome.Replaced:
                Log.ServerCertificateRead(_logger, name.FhirBase, name.Community, slot.NotAfter);
                break;
            case ReloadOutcome.Faulty(var rule):
                Log.ServerCertificateFaulty(_logger, name.FhirBase, name.Community, rule);
                break;
            default:
                break;
        }
    }

    private static IEnumerable<(CredentialName Name, CertificateFileOptions File)> Names(FastClusterOptions options) =>
        from server in options.AuthorizationServers
        from candidate in server.FhirBases
        from identity in candidate.Identities
        select (new CredentialName(server.Id, candidate.Url, identity.Community), identity.Certificate!);
}
