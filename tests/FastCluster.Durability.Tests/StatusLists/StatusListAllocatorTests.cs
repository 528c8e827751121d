using System.Collections.Concurrent;
using System.Collections.Immutable;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.StatusLists;
using FastCluster.Udap.Revocation;
using FastCluster.Udap.StatusLists;

namespace FastCluster.Durability.Tests.StatusLists;

/// <summary>Places are given once, whoever asks, and everything that got one is reported.</summary>
public sealed class StatusListAllocatorTests
{
    private const long Now = 1_900_000_000;
    private const int Nodes = 4;
    private const int Tokens = 1_000_000;
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(10);
    private static readonly ImmutableArray<EntityEpoch> s_entities = [new(new(EntityKind.Client, 1), 0)];

    [Fact]
    [Requirement("REV-15")]
    public void TryIssue_AMillionTokensOfSeveralNodesAtOnce_NoPlaceIsGivenTwiceAndAllIsReported()
    {
        var nodes = Enumerable.Range(0, Nodes).Select(_ => Allocator()).ToArray();
        var given = new ConcurrentBag<StatusReference>();
        var reported = new ConcurrentDictionary<UInt128, bool>();

        Parallel.For(
            0,
            Tokens,
            number =>
            {
                given.Add(nodes[number % Nodes].TryIssue((UInt128)number, s_entities, Now)!);
                if (number % 10_000 == 0)
                {
                    Take(nodes[number % Nodes], reported); // while others issue
                }
            }
        );
        Array.ForEach(nodes, node => Take(node, reported));

        Assert.Equal(Tokens, given.Distinct().Count());
        Assert.Equal(Tokens, reported.Count);
        Assert.All(given, one => Assert.InRange(one.Index, 0, IndexPermutation.Size - 1));
    }

    [Fact]
    [Requirement("REV-15")]
    public void TryIssue_ListIsFull_TheNextFollowsAndTheFullOneIsComplete()
    {
        var allocator = Allocator(capacity: 3);

        var uris = Enumerable.Range(0, 7).Select(number => Issue(allocator, (uint)number).Uri).ToArray();
        var lists = allocator.Collect(Now);

        Assert.Equal([3, 3, 1], uris.GroupBy(uri => uri).Select(list => list.Count()));
        Assert.Equal(uris.Distinct(), lists.Select(list => list.Uri));
        Assert.Equal([true, true, false], lists.Select(list => list.IsComplete));
    }

    [Fact]
    [Requirement("REV-15")]
    public void TryIssue_TimeOfTheListIsOver_TheOneThatWasOfferedFollows()
    {
        var allocator = Allocator();
        var first = Issue(allocator, 1, Now);
        var offered = allocator.Create();
        allocator.Offer(offered);

        var last = Issue(allocator, 2, Now + 599);
        var next = Issue(allocator, 3, Now + 600);

        Assert.Equal(first.Uri, last.Uri);
        Assert.Equal(offered.Uri, next.Uri);
        Assert.Equal(Now + 1200, offered.ClosesAt);
        Assert.True(allocator.NeedsNext);
    }

    [Fact]
    [Requirement("REV-15")]
    public void Collect_TimeOfTheListIsOverAndNobodyAsks_ItIsCompleteAndTheOfferedOneIsNot()
    {
        var allocator = Allocator();
        Issue(allocator, 1);
        allocator.Offer(allocator.Create());

        Assert.Equal([false, false], allocator.Collect(Now + 599).Select(list => list.IsComplete));
        Assert.Equal([true, false], allocator.Collect(Now + 600).Select(list => list.IsComplete));
    }

    [Fact]
    [Requirement("REV-15")]
    public void TryIssue_NodeStops_GivesNoPlaceAndEveryListIsComplete()
    {
        var allocator = Allocator();
        Issue(allocator, 1);
        allocator.Offer(allocator.Create());

        allocator.Stop();

        Assert.Null(allocator.TryIssue(2, s_entities, Now));
        Assert.All(allocator.Collect(Now), list => Assert.True(list.IsComplete));
        Assert.False(allocator.NeedsNext);
    }

    private static StatusListAllocator Allocator(int capacity = IndexPermutation.Size) =>
        new(
            new AuthorizationServer
            {
                Id = "main",
                Issuer = "https://as.test",
                RegistrationEndpoint = "",
                TokenEndpoint = "",
                IntrospectionEndpoint = "",
                RevocationEndpoint = "",
                RevocationFeedEndpoint = "",
                JwksUri = "",
                StatusListAddress = "https://as.test/status-lists/",
                Communities = [],
                FhirBases = [],
            },
            s_window,
            capacity
        );

    private static StatusReference Issue(StatusListAllocator allocator, UInt128 token, long now = Now) =>
        allocator.TryIssue(token, s_entities, now)!;

    private static void Take(StatusListAllocator allocator, ConcurrentDictionary<UInt128, bool> reported)
    {
        foreach (var list in allocator.Collect(Now))
        {
            while (list.TryTake(out var issued))
            {
                Assert.True(reported.TryAdd(issued.Token, true));
            }
        }
    }
}
