using System.Buffers.Binary;
using System.Collections.Immutable;
using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Nodes;
using FastCluster.Grains.Trust;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Revocation;
using FastCluster.Udap.RevocationFeeds;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Grains.Revocations;

/// <summary>
/// Reads the node's own indexes for resource servers: the changes after a cursor of this node and run, else everything in
/// force. The age is read before the content, so that a page is never older than it says. No call leaves the node. Few
/// pages of everything are made at a time, since each may be of many megabytes; who waits for one is held meanwhile.
/// </summary>
internal sealed class RevocationFeed(
    IAuthorizationServerDirectory servers,
    RevocationFollower revocations,
    CrlRegistry crls,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock
) : IDisposable
{
    private const int SnapshotsAtOnce = 2;
    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _snapshots = new(SnapshotsAtOnce, SnapshotsAtOnce);

    /// <summary>Reads once, and waits for news as long as it is told to.</summary>
    /// <param name="read">What to read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RevocationFeedReply> ReadAsync(RevocationFeedRead read, CancellationToken cancellationToken)
    {
        var start = nodeClock.GetTimestamp();
        var index = revocations.IndexOf(read.ServerId);
        var arrival = index.Journal.ArrivalAfterAsync(read.Cursor);
        if (read.Wait > TimeSpan.Zero && !arrival.IsCompleted)
        {
            await Task.WhenAny(arrival, Task.Delay(read.Wait, nodeClock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            if (!arrival.IsCompleted)
            {
                return new RevocationFeedReply.Unchanged();
            }
        }

        if (!await revocations.EnsureCurrentAsync(read.ServerId, cancellationToken))
        {
            return new RevocationFeedReply.Rejected(RejectionReason.RevocationIndexStale, s_retryAfter);
        }

        return index.Journal.Knows(read.Cursor)
            ? Answer(index, read, start)
            : await AnswerInTurnAsync(index, read, start, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _snapshots.Dispose();

    private async Task<RevocationFeedReply> AnswerInTurnAsync(
        RevocationIndex index,
        RevocationFeedRead read,
        long start,
        CancellationToken cancellationToken
    )
    {
        await _snapshots.WaitAsync(cancellationToken);
        try
        {
            return Answer(index, read, start);
        }
        finally
        {
            _snapshots.Release();
        }
    }

    private RevocationFeedReply.Answered Answer(RevocationIndex index, RevocationFeedRead read, long start)
    {
        var held = read.Held + nodeClock.GetElapsedTime(start);
        var age = revocations.AgeOf(read.ServerId)!.Value;
        return new(FeedWriter.Write(MakePage(index, read, held, age)));
    }

    private FeedPage MakePage(RevocationIndex index, RevocationFeedRead read, TimeSpan held, TimeSpan age)
    {
        var hasChanges = index.Journal.TryReadAfter(read.Cursor, out var news, out var next);
        var page = new FeedPage
        {
            Cursor = next,
            IsSnapshot = !hasChanges,
            Issuer = servers.Get(read.ServerId).Issuer,
            ServerId = read.ServerId,
            Held = held,
            ConfirmedAge = age,
        };
        return hasChanges ? AddChanges(page, index, news) : AddAll(page, index);
    }

    private FeedPage AddChanges(FeedPage page, RevocationIndex index, IReadOnlyList<RevocationNews> news) =>
        page with
        {
            Epochs = EpochsOf(news.Where(one => one.Change == RevocationChange.EpochRaised)),
            Tokens = TokensOf(news.Where(one => one.Change == RevocationChange.TokenDead)),
            Distrusted = news.Any(one => one.Change == RevocationChange.Distrusted) ? [.. index.Distrusted] : null,
            Crls =
            [
                .. news.Where(one => one.Change == RevocationChange.CrlAccepted)
                    .Select(one => one.CrlUrl!)
                    .Distinct(StringComparer.Ordinal)
                    .Select(url => CrlOf(url, crls.Find(page.ServerId, url)!)),
            ],
        };

    private FeedPage AddAll(FeedPage page, RevocationIndex index) =>
        page with
        {
            Epochs = EpochsOf(index.RaisedEntities),
            Tokens = TokensOf(index.DeadTokens),
            Distrusted = [.. index.Distrusted],
            Crls = [.. crls.SetsOf(page.ServerId).Select(one => CrlOf(one.Key, one.Value))],
        };

    private static ImmutableArray<FeedEpoch> EpochsOf(IEnumerable<RevocationNews> news) =>
        [.. news.Select(one => new FeedEpoch(one.Entity, one.Epoch, one.Until))];

    private static ImmutableArray<FeedToken> TokensOf(IEnumerable<RevocationNews> news) =>
        [.. news.Select(one => new FeedToken(one.Entity.Digest, one.Until))];

    private static FeedCrl CrlOf(string url, CrlSet set)
    {
        var names = new byte[set.Names.Length * FeedCrl.NameLength];
        for (var index = 0; index < set.Names.Length; index++)
        {
            BinaryPrimitives.WriteUInt128BigEndian(names.AsSpan(index * FeedCrl.NameLength), set.Names[index]);
        }

        return new(TokenIdentifier.Format(StableDigest.Of("crl", url)), names);
    }
}
