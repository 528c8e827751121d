using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.StatusLists;

/// <summary>
/// A list that this node, and no other, issues from: its id is random. Any number of requests take places at once and share
/// nothing but two counters; one reporter takes what they left.
/// </summary>
/// <param name="address">Address below which the server publishes its lists.</param>
/// <param name="capacity">How many tokens it holds.</param>
internal sealed class OpenStatusList(string address, int capacity = IndexPermutation.Size)
{
    private const int Sealed = 1 << 30;
    private readonly IndexPermutation _places = new();
    private readonly ConcurrentQueue<IssuedStatus> _issued = new();
    private long _closesAt;
    private int _taken;
    private int _left;
    private int _total = -1;

    /// <summary>Its id: 128 random bits.</summary>
    public string Id { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>Its URL.</summary>
    public string Uri => field ??= address + Id;

    /// <summary>Unix seconds from when nothing is issued from it; 0 before its first use.</summary>
    public long ClosesAt => Volatile.Read(ref _closesAt);

    /// <summary>How many tokens were issued from it and not taken by the reporter.</summary>
    public int Waiting => _issued.Count;

    /// <summary>
    /// Whether nothing can come any more: no place is given, and every request that got one has left its token here.
    /// </summary>
    public bool IsComplete => Volatile.Read(ref _total) is >= 0 and var total && Volatile.Read(ref _left) == total;

    /// <summary>Says until when it is issued from; before any request can see it.</summary>
    /// <param name="closesAt">Unix seconds.</param>
    public void Open(long closesAt) => Volatile.Write(ref _closesAt, closesAt);

    /// <summary>Gives a token its place and keeps it for the report.</summary>
    /// <param name="token">Digest of its id.</param>
    /// <param name="entities">What it dies with.</param>
    /// <param name="index">The place when the answer is true.</param>
    /// <returns>False when the list is full or sealed.</returns>
    public bool TryIssue(UInt128 token, ImmutableArray<EntityEpoch> entities, out int index)
    {
        var count = Interlocked.Increment(ref _taken) - 1;
        if (count >= capacity)
        {
            index = -1;
            return false;
        }

        index = _places.PlaceOf(count);
        _issued.Enqueue(new(index, token, entities));
        Interlocked.Increment(ref _left);
        return true;
    }

    /// <summary>Gives no place any more; called by the reporter alone.</summary>
    public void Seal()
    {
        var taken = Interlocked.Exchange(ref _taken, Sealed);
        if (taken < Sealed)
        {
            Volatile.Write(ref _total, Math.Min(taken, capacity));
        }
    }

    /// <summary>Takes a token that was not reported yet; called by the reporter alone.</summary>
    /// <param name="issued">The token when the answer is true.</param>
    public bool TryTake([MaybeNullWhen(false)] out IssuedStatus issued) => _issued.TryDequeue(out issued);
}
