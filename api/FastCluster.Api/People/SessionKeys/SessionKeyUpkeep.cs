using System.Xml;
using FastCluster.Api.Errors;
using FastCluster.Contracts.Keys;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FastCluster.Api.People.SessionKeys;

/// <summary>
/// Reads the session keys before the node is ready and once a minute from then on, and has the next one made a week before it
/// is needed. It runs on real time, because the framework's key ring does.
/// </summary>
internal sealed class SessionKeyUpkeep(
    IGrainFactory grains,
    SessionKeyRepository repository,
    IKeyManager keys,
    ILogger<SessionKeyUpkeep> logger
) : BackgroundService
{
    /// <summary>How long a key protects.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// <summary>How long it is known before it protects: nodes read their ring once a day.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = TimeProvider.System;
    private bool _isFailing;

    private ISessionKeysGrain Owner => grains.GetGrain<ISessionKeysGrain>(0);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        while (!await TryReadAsync(cancellationToken))
        {
            await Task.Delay(s_retry, _time, cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_period, _time);
        while (await NextAsync(timer, stoppingToken))
        {
            await TryReadAsync(stoppingToken);
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <returns>False when nobody answered; the keys of before stay.</returns>
    private async Task<bool> TryReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(cancellationToken);
        }
        catch (Exception fault) when (IsPassing(fault) && !cancellationToken.IsCancellationRequested)
        {
            if (!_isFailing)
            {
                Log.SessionKeysUnread(logger, fault);
            }

            _isFailing = true;
            return false;
        }

        if (_isFailing)
        {
            Log.SessionKeysReadAgain(logger);
        }

        _isFailing = false;
        return true;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var known = await Owner.ReadAsync(cancellationToken);
        repository.Set(known);
        var end = known.Keys.Select(key => key.ExpiresAt).DefaultIfEmpty().Max();
        var now = _time.GetUtcNow();
        if (end >= (now + Ahead).ToUnixTimeSeconds())
        {
            return;
        }

        var begin = DateTimeOffset.FromUnixTimeSeconds(Math.Max(end, now.ToUnixTimeSeconds()));
        var made = keys.CreateNewKey(begin, begin + Life);
        var key = new SessionKey($"{made.KeyId:D}", (begin + Life).ToUnixTimeSeconds(), repository.TakeMade());
        repository.Set(await Owner.AddAsync(known.Version, key, cancellationToken));
    }

    private static bool IsPassing(Exception fault) => LostInfrastructure.Is(fault) || fault is XmlException;
}
