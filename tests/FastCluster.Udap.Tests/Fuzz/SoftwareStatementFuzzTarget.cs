using FastCluster.Testing.Fuzz;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.SoftwareStatements;
using FastCluster.Udap.Tests.SoftwareStatements;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>The claims of a software statement with the client metadata.</summary>
internal sealed class SoftwareStatementFuzzTarget : IFuzzTarget
{
    private readonly SoftwareStatementValidator validator = new(StatementClaims.Policy());

    public string Name => "software-statement";

    public RejectionReason Run(byte[] input)
    {
        if (StrictJson.TryParseObject(input, JwtLimits.Default.MaximumDepth, out var claims) != JsonFault.None)
        {
            return RejectionReason.JwtBadJson;
        }

        var reason = SoftwareStatementValidator.CheckClaims(
            claims,
            StatementClaims.RegistrationUrl,
            TimeSpan.FromSeconds(30),
            StatementClaims.Now,
            out var standard
        );
        return
            standard is not null
            && validator.Validate(claims, standard, StatementClaims.Now) is SoftwareStatementOutcome.Rejected rejected
            ? rejected.Reason
            : reason;
    }
}
