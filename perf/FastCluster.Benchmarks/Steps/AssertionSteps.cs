using FastCluster.Benchmarks.Samples;
using FastCluster.Grains.Trust;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.ClientAssertions;

namespace FastCluster.Benchmarks.Steps;

/// <summary>From a parsed assertion to a client that proved itself.</summary>
internal static class AssertionSteps
{
    /// <summary>The steps.</summary>
    /// <param name="sample">An assertion signed ES256.</param>
    /// <param name="rsa">One signed RS256.</param>
    public static IEnumerable<Step> Of(SampleRequest sample, SampleRequest rsa) =>
        [
            Step.Of("assertion-claims", () => ReadClaims(sample)),
            Step.Of("chain-look-up", LookUp(sample)),
            Step.Of("es256-verify", () => Required.Accepted(sample.Key.Verify(sample.Jwt))),
            Step.Of("rs256-verify", () => Required.Accepted(rsa.Key.Verify(rsa.Jwt))),
            Step.Of("leaf-parse", () => ParseLeaf(sample)),
            Step.Of("path", () => BuildPath(sample.Community)),
            Step.Of("binding", () => CheckBinding(sample.Community)),
        ];

    private static ClientAssertion ReadClaims(SampleRequest sample) =>
        Required.Of(
            ClientAssertionValidator.TryReadClaims(sample.Jwt, sample.Rules, SampleCommunity.Now, out var assertion),
            assertion
        );

    private static Func<object?> LookUp(SampleRequest sample)
    {
        var cache = new BoundedCache<ChainKey, ProvenChain>(1024);
        var chain = new SampleGrant(sample).Chain;
        cache.Set(KeyOf(sample), chain);
        return () => cache.Find(KeyOf(sample)) ?? throw new InvalidOperationException("The chain was not kept.");
    }

    private static ChainKey KeyOf(SampleRequest sample) =>
        ChainKey.Of(SampleGrant.ServerId, SampleCommunity.Uri, sample.Jwt.ChainDigest);

    /// <summary>Only for a chain that is not kept.</summary>
    private static Certificate ParseLeaf(SampleRequest sample) =>
        Required.Of(Certificate.TryParse(sample.Jwt.Chain[0], out var leaf), leaf);

    /// <summary>Only for a chain that is not kept.</summary>
    private static PathOutcome.Valid BuildPath(SampleCommunity community) =>
        (PathOutcome.Valid)
            PathValidator.Validate(community.Leaf, [community.Issuing], community.Store, SampleCommunity.Now);

    private static object? CheckBinding(SampleCommunity community) =>
        Required.Accepted(ClientAssertionValidator.CheckBinding(SampleCommunity.ClientUri, community.Leaf.UriNames));
}
