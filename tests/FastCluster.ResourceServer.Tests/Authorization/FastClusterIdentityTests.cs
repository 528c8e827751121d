using FastCluster.ResourceServer.Authorization;
using FastCluster.ResourceServer.Tests.Tokens;
using FastCluster.Udap.Scopes;

namespace FastCluster.ResourceServer.Tests.Authorization;

public sealed class FastClusterIdentityTests
{
    [Fact]
    public void Clone_OfAnIdentityThatTheApplicationAddedTo_HoldsThatToo()
    {
        using var bench = new VerifierBench();
        var identity = new FastClusterIdentity(new(bench.Claims(), ScopeSet.Of(["system/Patient.rs"])));
        identity.AddClaim(new("tenant", "1"));

        var clone = Assert.IsType<FastClusterIdentity>(identity.Clone());

        Assert.True(clone.HasClaim("tenant", "1"));
        Assert.Single(clone.FindAll("scope"));
        Assert.Same(identity.Authorization, clone.Authorization);
    }
}
