using System.Collections.Immutable;
using System.Security.Cryptography;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Trust;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Jwt;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Trust;

/// <summary>
/// Judges who signed a JWT: signature with the key of <c>x5c[0]</c>, path to an anchor of one community, revocation.
/// A proven chain is kept; the signature is always checked before a path is built, so that a path costs the caller a
/// valid signature.
/// </summary>
internal sealed class ChainJudge(
    TrustDirectory trust,
    CrlRegistry crls,
    RevocationFollower revocations,
    IGrainFactory grains,
    IOptions<TrustOptions> options
)
{
    private readonly BoundedCache<ChainKey, ProvenChain> _proven = new(options.Value.PathCacheSize);

    /// <summary>Judges the signer of a JWT: the first community in order that its path satisfies (X509-14).</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="communities">Candidates in order of preference.</param>
    /// <param name="jwt">The JWT.</param>
    /// <param name="now">Time of judgement.</param>
    /// <returns>The proven chain and its community, or the most telling reason.</returns>
    public async ValueTask<ChainVerdict> JudgeAsync(
        string serverId,
        IReadOnlyList<ServedCommunity> communities,
        ParsedJwt jwt,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(communities);
        (Certificate Leaf, VerificationKey Key)? opened = null;
        var refused = RejectionReason.PathNotFound;
        foreach (var community in communities)
        {
            var view = await trust.GetAsync(serverId, community.Uri);
            var chain = FindProven(ChainKey.Of(serverId, view.Uri, jwt.ChainDigest), view, now);
            if (chain is null && opened is null)
            {
                var unopened = TryOpen(jwt, out var leaf, out var key);
                if (unopened != RejectionReason.None)
                {
                    return new ChainVerdict(unopened);
                }

                opened = (leaf!, key!);
            }
            else if (chain is not null && chain.Key.Verify(jwt) is not RejectionReason.None and var unverified)
            {
                return new ChainVerdict(unverified);
            }

            var verdict = await StandAsync(serverId, community, view, chain, jwt, opened, now);
            if (verdict.Reason == RejectionReason.None)
            {
                return verdict;
            }

            refused = refused == RejectionReason.PathNotFound ? verdict.Reason : refused;
        }

        return new ChainVerdict(refused);
    }

    private ProvenChain? FindProven(ChainKey key, TrustView view, DateTimeOffset now)
    {
        var chain = _proven.Find(key);
        return chain is not null && ReferenceEquals(chain.View, view) && now < chain.Path.ValidUntil ? chain : null;
    }

    private async ValueTask<ChainVerdict> StandAsync(
        string serverId,
        ServedCommunity community,
        TrustView view,
        ProvenChain? known,
        ParsedJwt jwt,
        (Certificate Leaf, VerificationKey Key)? opened,
        DateTimeOffset now
    )
    {
        var (chain, reason) = known is not null
            ? (known, RejectionReason.None)
            : Prove(serverId, view, jwt.Chain, opened!.Value.Leaf, opened.Value.Key, now);
        if (chain is null)
        {
            return new ChainVerdict(reason);
        }

        reason = await CheckRevocationAsync(serverId, community.Policy, chain, now);
        if (reason != RejectionReason.None)
        {
            return new ChainVerdict(reason);
        }

        if (known is null)
        {
            _proven.Set(ChainKey.Of(serverId, view.Uri, jwt.ChainDigest), chain);
        }

        return new ChainVerdict(RejectionReason.None, chain, community);
    }

    /// <summary>Proves a chain whose key was proven by other means than a JWT (mutual TLS).</summary>
    public async ValueTask<(ProvenChain? Chain, RejectionReason Reason)> JudgeAsync(
        string serverId,
        ServedCommunity community,
        ImmutableArray<ReadOnlyMemory<byte>> certificates,
        DateTimeOffset now
    )
    {
        var view = await trust.GetAsync(serverId, community.Uri);
        var key = ChainKey.Of(serverId, view.Uri, certificates);
        var known = FindProven(key, view, now);
        var (chain, reason) = known is not null
            ? (known, RejectionReason.None)
            : OpenAndProve(serverId, view, certificates, now);
        if (chain is null)
        {
            return (null, reason);
        }

        reason = await CheckRevocationAsync(serverId, community.Policy, chain, now);
        if (reason != RejectionReason.None)
        {
            return (null, reason);
        }

        if (known is null)
        {
            _proven.Set(key, chain);
        }

        return (chain, reason);
    }

    private static (ProvenChain? Chain, RejectionReason Reason) OpenAndProve(
        string serverId,
        TrustView view,
        ImmutableArray<ReadOnlyMemory<byte>> certificates,
        DateTimeOffset now
    )
    {
        var reason = Open(certificates[0], out var leaf, out var key);
        return reason == RejectionReason.None ? Prove(serverId, view, certificates, leaf!, key!, now) : (null, reason);
    }

    /// <summary>Parses the leaf, imports its key and checks the signature; nothing is kept.</summary>
    /// <param name="jwt">The JWT.</param>
    /// <param name="leaf">The leaf, when accepted.</param>
    /// <param name="key">Its key, when accepted.</param>
    public static RejectionReason TryOpen(ParsedJwt jwt, out Certificate? leaf, out VerificationKey? key)
    {
        var reason = Open(jwt.Chain[0], out leaf, out key);
        return reason != RejectionReason.None ? reason : key!.Verify(jwt);
    }

    /// <summary>Validates a path in another store than that of clients, with revocation: certifiers.</summary>
    public async ValueTask<(CertificatePath? Path, RejectionReason Reason)> JudgeCertifierAsync(
        string serverId,
        ServedCommunity community,
        ParsedJwt jwt,
        DateTimeOffset now
    )
    {
        var view = await trust.GetAsync(serverId, community.Uri);
        var store = view.CertifierStore.Anchors.IsEmpty ? view.Store : view.CertifierStore;
        var reason = TryOpen(jwt, out var leaf, out var key);
        if (reason != RejectionReason.None)
        {
            return (null, reason);
        }

        var (chain, proven) = Prove(serverId, view with { Store = store }, jwt.Chain, leaf!, key!, now);
        if (chain is null)
        {
            return (null, proven);
        }

        reason = await CheckRevocationAsync(serverId, community.Policy, chain, now);
        return reason == RejectionReason.None ? (chain.Path, reason) : (null, reason);
    }

    private static RejectionReason Open(ReadOnlyMemory<byte> der, out Certificate? leaf, out VerificationKey? key)
    {
        key = null;
        var reason = Certificate.TryParse(der, out leaf);
        return reason != RejectionReason.None
            ? reason
            : VerificationKey.TryImport(leaf!.SubjectPublicKeyInfo.Span, out key);
    }

    private static (ProvenChain? Chain, RejectionReason Reason) Prove(
        string serverId,
        TrustView view,
        ImmutableArray<ReadOnlyMemory<byte>> presented,
        Certificate leaf,
        VerificationKey key,
        DateTimeOffset now
    )
    {
        if (!view.IsEnabled)
        {
            return (null, RejectionReason.CommunityNotTrusted);
        }

        var others = new List<Certificate>();
        foreach (var der in presented.Skip(1))
        {
            // A certificate that does not parse cannot be part of a path; the path may exist without it (JWT-08).
            // One that the store holds is a candidate anyway.
            if (!view.Store.Holds(der.Span) && Certificate.TryParse(der, out var other) == RejectionReason.None)
            {
                others.Add(other!);
            }
        }

        return PathValidator.Validate(leaf, others, view.Store, now) switch
        {
            PathOutcome.Valid(var path) => (
                new(view, path, key, SHA256.HashData(leaf.Der.Span), Entities.Of(serverId, view.Uri, path)),
                RejectionReason.None
            ),
            PathOutcome.Rejected(var reason) => (null, reason),
            var other => throw new InvalidOperationException($"Unknown path outcome {other}."),
        };
    }

    private async ValueTask<RejectionReason> CheckRevocationAsync(
        string serverId,
        CommunityPolicy policy,
        ProvenChain chain,
        DateTimeOffset now
    )
    {
        var index = revocations.IndexOf(serverId);
        foreach (var entity in chain.Entities)
        {
            if (index.IsDistrusted(entity))
            {
                return RejectionReason.CertificateDistrusted;
            }
        }

        var reason = Check(serverId, policy, chain, now);
        return reason == RejectionReason.RevocationPending && await WatchAsync(serverId, chain)
            ? Check(serverId, policy, chain, now)
            : reason;
    }

    private RejectionReason Check(string serverId, CommunityPolicy policy, ProvenChain chain, DateTimeOffset now) =>
        RevocationRules.Check(chain.Path, new NodeCrlSource(crls, serverId), policy.Revocation, now);

    /// <summary>Makes the CRLs of a proven path known to their owners; true when one may have become available at once.</summary>
    private async Task<bool> WatchAsync(string serverId, ProvenChain chain)
    {
        var isLoaded = false;
        var certificates = chain.Path.Certificates;
        for (var position = 0; position < certificates.Length; position++)
        {
            var issuer = position + 1 < certificates.Length ? certificates[position + 1] : chain.Path.Anchor;
            foreach (var url in certificates[position].CrlUrls.Where(url => crls.Find(serverId, url) is null))
            {
                await grains.GetGrain<ICrlGrain>(ActorKeys.Of(serverId, url)).WatchAsync(issuer.Der.ToArray());
                await crls.LoadAsync(serverId, url, CancellationToken.None);
                isLoaded |= crls.Find(serverId, url) is not null;
            }
        }

        return isLoaded;
    }
}
