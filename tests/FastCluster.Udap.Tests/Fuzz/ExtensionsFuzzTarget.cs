using FastCluster.Testing.Fuzz;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Tests.AuthorizationExtensions;
using static FastCluster.Udap.AuthorizationExtensions.AuthorizationExtensionsValidator;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>Claims with <c>hl7-b2b</c>, <c>hl7-b2b-user</c> and <c>tefca_ias</c>, judged by either profile.</summary>
internal sealed class ExtensionsFuzzTarget : IFuzzTarget
{
    private static readonly CommunityPolicy Other = new();

    public string Name => "extensions";

    public RejectionReason Run(byte[] input)
    {
        if (StrictJson.TryParseObject(input, JwtLimits.Default.MaximumDepth, out var claims) != JsonFault.None)
        {
            return RejectionReason.JwtBadJson;
        }

        var other = Validate(claims, Other, ExtensionSamples.IasIssuer, ExtensionSamples.Now);
        var tefca = Validate(claims, ExtensionSamples.Tefca, ExtensionSamples.IasIssuer, ExtensionSamples.Now);
        var reason = ExtensionSamples.ReasonOf(tefca);
        return reason == RejectionReason.None ? reason : ExtensionSamples.ReasonOf(other);
    }
}
