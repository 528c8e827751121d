using FastCluster.Testing.Fuzz;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>The JSON of the payload with the standard claims and their rules.</summary>
internal sealed class JwtClaimsFuzzTarget : IFuzzTarget
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Name => "jwt-claims";

    public RejectionReason Run(byte[] input)
    {
        var fault = StrictJson.TryParseObject(input, JwtLimits.Default.MaximumDepth, out var claims);
        if (fault != JsonFault.None)
        {
            return fault == JsonFault.DuplicateName ? RejectionReason.JwtDuplicateName : RejectionReason.JwtBadJson;
        }

        JsonReading.ReadAll(claims);
        var reason = StandardClaimsReader.TryRead(claims, out var standard);
        return standard is null
            ? reason
            : JwtTimeRules.Check(standard, JwtTimeRules.AssertionLifetime, TimeSpan.FromSeconds(30), Now);
    }
}
