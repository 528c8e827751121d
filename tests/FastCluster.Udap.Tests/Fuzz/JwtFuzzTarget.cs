using System.Text;
using FastCluster.Testing.Fuzz;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>The compact serialization as text.</summary>
internal sealed class JwtFuzzTarget : IFuzzTarget
{
    public string Name => "jwt";

    public RejectionReason Run(byte[] input)
    {
        var reason = JwtParser.TryParse(Encoding.Latin1.GetString(input), JwtLimits.Default, out var jwt);
        if (jwt is not null)
        {
            JsonReading.ReadAll(jwt.Claims);
        }

        return reason;
    }
}
