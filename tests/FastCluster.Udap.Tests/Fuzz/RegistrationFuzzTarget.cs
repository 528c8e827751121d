using FastCluster.Testing.Fuzz;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>The body of a registration request; the JWTs in it are parsed too.</summary>
internal sealed class RegistrationFuzzTarget : IFuzzTarget
{
    public string Name => "registration";

    public RejectionReason Run(byte[] input)
    {
        var reason = RegistrationRequestParser.TryParse(input, out var request);
        if (request is null)
        {
            return reason;
        }

        foreach (var certification in request.Certifications)
        {
            JwtParser.TryParse(certification, JwtLimits.Default, out _);
        }

        return JwtParser.TryParse(request.SoftwareStatement, JwtLimits.Default, out _);
    }
}
