using FastCluster.Testing.Fuzz;
using FastCluster.Udap.IdTokens;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>The claims of an ID token of a foreign identity provider.</summary>
internal sealed class IdTokenFuzzTarget : IFuzzTarget
{
    public string Name => "id-token";

    public RejectionReason Run(byte[] input)
    {
        if (StrictJson.TryParseObject(input, JwtLimits.Default.MaximumDepth, out var claims) != JsonFault.None)
        {
            return RejectionReason.JwtBadJson;
        }

        return ReceivedIdToken.TryRead(claims, requiresAssurance: false, out _)
            ? RejectionReason.None
            : RejectionReason.IdTokenClaims;
    }
}
