using FastCluster.Pki;
using FastCluster.Testing;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>Which chains make a path. X509-01, X509-02, X509-12.</summary>
public sealed class PathValidatorTests
{
    private const string Uri = "https://app.example";

    private readonly TestCommunity community = TestCommunity.Create();

    [Theory]
    [Requirement("X509-01")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void Validate_ChainOfAuthorities_IsValid(int authorities)
    {
        var outcome = Paths.Validate(IssueBelow(authorities), Paths.Trust(community.Root));

        var path = Assert.IsType<PathOutcome.Valid>(outcome).Path;
        Assert.Equal(authorities + 1, path.Certificates.Length);
    }

    [Fact]
    [Requirement("X509-01")]
    public void Validate_ChainDeeperThanTheLimit_IsNotFound()
    {
        var outcome = Paths.Validate(IssueBelow(10), Paths.Trust(community.Root));

        Assert.Equal(RejectionReason.PathNotFound, Paths.Reason(outcome));
    }

    [Fact]
    [Requirement("X509-01")]
    public void Validate_IssuerOfTheSameNameWithAnotherKey_IsNotFound()
    {
        var root = CertificateAuthority.CreateRoot(
            community.AuthorityOptions("root") with
            {
                Key = TestKeys.For("impostor"),
            }
        );

        var outcome = Paths.Validate(community.IssueClient(Uri), Paths.Trust(root));

        Assert.Equal(RejectionReason.PathNotFound, Paths.Reason(outcome));
    }

    [Fact]
    [Requirement("X509-02")]
    public void Validate_LeafAlone_NeedsTheConfiguredIntermediate()
    {
        var leaf = Paths.Parse(community.IssueClient(Uri).Certificate);
        var root = Paths.Parse(community.Root.Certificate);
        var known = new TrustStore([root], [Paths.Parse(community.Issuing.Certificate)]);

        var with = PathValidator.Validate(leaf, [], known, TestCommunity.Now);
        var without = PathValidator.Validate(leaf, [], new TrustStore([root], []), TestCommunity.Now);

        Assert.IsType<PathOutcome.Valid>(with);
        Assert.Equal(RejectionReason.PathNotFound, Paths.Reason(without));
    }

    [Fact]
    [Requirement("X509-02")]
    public void Validate_KnownIntermediateThatTheAnchorDidNotSign_IsRefusedEachTime()
    {
        var impostor = CertificateAuthority.CreateRoot(
            community.AuthorityOptions("root") with
            {
                Key = TestKeys.For("impostor"),
            }
        );
        var forged = impostor.CreateIntermediate(community.AuthorityOptions("issuing"));
        var leaf = Paths.Parse(forged.Issue(community.Leaf(Uri)).Certificate);
        var store = new TrustStore([Paths.Parse(community.Root.Certificate)], [Paths.Parse(forged.Certificate)]);

        for (var time = 0; time < 3; time++)
        {
            var outcome = PathValidator.Validate(leaf, [], store, TestCommunity.Now);

            Assert.Equal(RejectionReason.PathNotFound, Paths.Reason(outcome));
        }
    }

    /// <summary>What is remembered of the store's own signatures says nothing of a leaf, nor of the time.</summary>
    [Fact]
    [Requirement("X509-02")]
    public void Validate_SeveralLeavesOfOneStore_EachJudgedOnItsOwn()
    {
        var store = new TrustStore(
            [Paths.Parse(community.Root.Certificate)],
            [Paths.Parse(community.Issuing.Certificate)]
        );
        var good = community.IssueClient(Uri).Certificate;
        var forged = good.ToArray();
        forged[^1] ^= 1;

        Assert.IsType<PathOutcome.Valid>(PathValidator.Validate(Paths.Parse(good), [], store, TestCommunity.Now));
        var altered = PathValidator.Validate(Paths.Parse(forged), [], store, TestCommunity.Now);
        var late = PathValidator.Validate(Paths.Parse(good), [], store, TestCommunity.Now.AddYears(50));
        Assert.Equal(RejectionReason.PathNotFound, Paths.Reason(altered));
        Assert.NotEqual(RejectionReason.None, Paths.Reason(late));
        Assert.IsType<PathOutcome.Valid>(PathValidator.Validate(Paths.Parse(good), [], store, TestCommunity.Now));
    }

    [Fact]
    public void Holds_OnlyTheSameBytes()
    {
        var issuing = community.Issuing.Certificate;
        var store = new TrustStore([Paths.Parse(community.Root.Certificate)], [Paths.Parse(issuing)]);
        var altered = issuing.ToArray();
        altered[^1] ^= 1;

        Assert.True(store.Holds(issuing.Span));
        Assert.True(store.Holds(community.Root.Certificate.Span));
        Assert.False(store.Holds(altered));
        Assert.False(store.Holds([]));
    }

    [Fact]
    [Requirement("X509-12")]
    public void Validate_UnknownRootInTheChain_AddsNoTrust()
    {
        var stranger = TestCommunity.Create("stranger");
        var holder = stranger.IssueClient(Uri);
        var whole = holder with { Chain = [.. holder.Chain, stranger.Root.Certificate] };

        var outcome = Paths.Validate(whole, Paths.Trust(community.Root));

        Assert.Equal(RejectionReason.PathNotFound, Paths.Reason(outcome));
    }

    [Fact]
    [Requirement("X509-12")]
    public void Validate_KnownRootInTheChain_DoesNoHarm()
    {
        var holder = community.IssueClient(Uri);
        var whole = holder with { Chain = [community.Root.Certificate, .. holder.Chain] };

        var outcome = Paths.Validate(whole, Paths.Trust(community.Root));

        Assert.Equal(2, Assert.IsType<PathOutcome.Valid>(outcome).Path.Certificates.Length);
    }

    [Fact]
    public void Validate_ManyAuthoritiesOfOneName_FindsThePath()
    {
        var doubles = Enumerable
            .Range(0, 7)
            .Select(index =>
                CertificateAuthority.CreateRoot(
                    community.AuthorityOptions("issuing") with
                    {
                        Key = TestKeys.For($"double {index}"),
                    }
                )
            );
        var holder = community.IssueClient(Uri);
        var crowded = holder with { Chain = [.. doubles.Select(one => one.Certificate), .. holder.Chain] };

        var outcome = Paths.Validate(crowded, Paths.Trust(community.Root));

        Assert.IsType<PathOutcome.Valid>(outcome);
    }

    [Fact]
    public void Validate_AnchorAsLeaf_IdentifiesNobody()
    {
        var outcome = Paths.Validate(community.Root.CertifiedKey, Paths.Trust(community.Root));

        Assert.Equal(RejectionReason.PathNotFound, Paths.Reason(outcome));
    }

    [Fact]
    public void Validate_ValidPath_StatesItsFacts()
    {
        var path = Paths.Proven(community.IssueClient(Uri), community);

        Assert.Equal(Paths.Parse(community.Root.Certificate).Thumbprint, path.Anchor.Thumbprint);
        Assert.Equal(path.Leaf.NotAfter, path.ValidUntil);
        Assert.Equal(path.Leaf.NameUnder(path.Certificates[1]), path.Names[0]);
        Assert.Equal(path.Certificates[1].NameUnder(path.Anchor), path.Names[1]);
    }

    private CertifiedKey IssueBelow(int authorities)
    {
        var authority = Enumerable
            .Range(0, authorities)
            .Aggregate(
                community.Root,
                (above, level) => above.CreateIntermediate(community.AuthorityOptions($"level {level}"))
            );
        return authority.Issue(community.Leaf(Uri));
    }
}
