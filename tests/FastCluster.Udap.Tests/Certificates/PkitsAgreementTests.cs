using FastCluster.Testing;
using FastCluster.Testing.Vectors;
using Xunit.Abstractions;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>The NIST Public Key Interoperability Test Suite.</summary>
public sealed class PkitsAgreementTests(ITestOutputHelper output)
{
    [SpecVectorsFact(PkitsCases.FileName)]
    [Requirement("X509-01")]
    [Requirement("X509-03")]
    [Requirement("X509-04")]
    public Task Validate_PkitsCases_AgreeButForTheArguedOnes() =>
        AgreementReport.AssertAgreesAsync(
            PkitsCases.ReadAll(),
            one => Task.FromResult(one.IsExpected),
            PkitsDisagreements.Argued,
            output.WriteLine
        );
}
