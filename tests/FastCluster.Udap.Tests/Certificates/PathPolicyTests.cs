using FastCluster.Testing;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>Certificate policies of a path; mappings and inhibition are covered by PKITS. X509-01.</summary>
public sealed class PathPolicyTests
{
    private const string First = "1.3.6.1.4.1.99999.2.1";
    private const string Second = "1.3.6.1.4.1.99999.2.2";
    private const string Any = "2.5.29.32.0";

    private readonly TestCommunity community = TestCommunity.Create();

    [Theory]
    [InlineData(First, First, First)]
    [InlineData(First, Second, null)]
    [InlineData(Any, Second, Second)]
    [InlineData(First, Any, First)]
    [InlineData(null, First, null)]
    public void Validate_PoliciesOfAuthorityAndLeaf_AreIntersected(string? authority, string? leaf, string? expected)
    {
        var outcome = Validate(authority, leaf, requireExplicit: null, PolicyInputs.Any);

        var path = Assert.IsType<PathOutcome.Valid>(outcome).Path;
        Assert.Equal(expected is null ? [] : [expected], path.PolicyOids.ToArray());
    }

    [Theory]
    [Requirement("X509-01")]
    [InlineData(First, RejectionReason.None)]
    [InlineData(Second, RejectionReason.PathInvalid)]
    [InlineData(null, RejectionReason.PathInvalid)]
    public void Validate_AuthorityThatRequiresAPolicy_IsObeyed(string? leaf, RejectionReason expected)
    {
        var outcome = Validate(First, leaf, requireExplicit: 0, PolicyInputs.Any);

        Assert.Equal(expected, Paths.Reason(outcome));
    }

    [Theory]
    [InlineData(First, RejectionReason.None)]
    [InlineData(Second, RejectionReason.PathInvalid)]
    public void Validate_AcceptedPolicies_AreAskedFor(string accepted, RejectionReason expected)
    {
        var inputs = new PolicyInputs { AcceptedPolicies = [accepted], RequireExplicitPolicy = true };

        var outcome = Validate(First, First, requireExplicit: null, inputs);

        Assert.Equal(expected, Paths.Reason(outcome));
    }

    private PathOutcome Validate(string? authority, string? leaf, int? requireExplicit, PolicyInputs inputs)
    {
        var issuing = community.Root.CreateIntermediate(
            community.AuthorityOptions("policies") with
            {
                PolicyOids = authority is null ? [] : [authority],
                RequireExplicitPolicy = requireExplicit,
            }
        );
        var holder = issuing.Issue(
            community.Leaf("https://app.example") with
            {
                PolicyOids = leaf is null ? [] : [leaf],
            }
        );
        var presented = holder.Chain.Select(Paths.Parse).ToList();
        var store = Paths.Trust(community.Root);
        return PathValidator.Validate(Paths.Parse(holder.Certificate), presented, store, inputs, TestCommunity.Now);
    }
}
