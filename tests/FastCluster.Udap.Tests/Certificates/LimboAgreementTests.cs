using FastCluster.Testing;
using FastCluster.Testing.Vectors;
using Xunit.Abstractions;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>The cases of C2SP x509-limbo, without those of the web.</summary>
public sealed class LimboAgreementTests(ITestOutputHelper output)
{
    [SpecVectorsFact(LimboCases.FileName)]
    [Requirement("X509-01")]
    [Requirement("X509-03")]
    public Task Validate_LimboCases_AgreeButForTheArguedOnes() =>
        AgreementReport.AssertAgreesAsync(
            LimboCases.ReadAll(),
            one => Task.FromResult(one.IsExpected),
            LimboDisagreements.Argued,
            output.WriteLine
        );
}
