using FastCluster.Testing.Fuzz;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.UpstreamMetadata;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>The UDAP metadata document of a foreign server with the claims of its signed part.</summary>
internal sealed class IdentityProviderFuzzTarget : IFuzzTarget
{
    public string Name => "identity-provider";

    public RejectionReason Run(byte[] input)
    {
        var reason = MetadataDocument.TryParse(input, out var document);
        return document is null ? reason
            : SignedMetadata.TryRead(document.SignedMetadata.Claims, out _) ? RejectionReason.None
            : RejectionReason.IdpMetadataClaims;
    }
}
