using System.Buffers.Text;
using FastCluster.Testing.Fuzz;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>The JSON of the header, <c>x5c</c> included, within a JWT that is well-formed around it.</summary>
internal sealed class JwtHeaderFuzzTarget : IFuzzTarget
{
    public string Name => "jwt-header";

    public RejectionReason Run(byte[] input)
    {
        var text = Base64Url.EncodeToString(input) + ".e30.AA";
        var reason = JwtParser.TryParse(text, JwtLimits.Default, out var jwt);
        if (jwt is not null)
        {
            JsonReading.ReadAll(jwt.Claims);
        }

        return reason;
    }
}
