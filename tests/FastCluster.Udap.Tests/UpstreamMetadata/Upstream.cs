using FastCluster.Pki;
using FastCluster.Testing;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Tests.Certificates;

namespace FastCluster.Udap.Tests.UpstreamMetadata;

/// <summary>An identity provider with its certificate, and who a JWT of it is judged by, in the order of a server.</summary>
internal static class Upstream
{
    public const string BaseUrl = "https://idp.test";

    private static readonly TestCommunity Community = TestCommunity.Create("providers");
    private static readonly TestCommunity Strangers = TestCommunity.Create("strangers");

    public static DateTimeOffset Now => TestCommunity.Now;

    /// <summary>The identity provider's certificate and key.</summary>
    public static CertifiedKey Provider { get; } = Community.IssueClient(KeyAlgorithm.Rsa2048, BaseUrl);

    /// <summary>A member of the community that is another one.</summary>
    public static CertifiedKey OtherMember { get; } = Community.IssueClient("https://other.test");

    /// <summary>A certificate with the right name under an unknown root.</summary>
    public static CertifiedKey Stranger { get; } = Strangers.IssueClient(BaseUrl);

    /// <summary>Judges signature and path.</summary>
    public static RejectionReason Judge(ParsedJwt jwt, out CertificatePath? path)
    {
        path = null;
        var leaf = Paths.Parse(jwt.Chain[0]);
        VerificationKey.TryImport(leaf.SubjectPublicKeyInfo.Span, out var key);
        var reason = key!.Verify(jwt);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        var presented = jwt.Chain.Skip(1).Select(Paths.Parse).ToList();
        var outcome = PathValidator.Validate(leaf, presented, Paths.Trust(Community.Root), Now);
        path = (outcome as PathOutcome.Valid)?.Path;
        return Paths.Reason(outcome);
    }
}
