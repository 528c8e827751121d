using System.Text.RegularExpressions;
using FastCluster.Kubernetes.Tests.Manifests;
using FastCluster.Testing.Vectors;

namespace FastCluster.Kubernetes.Tests;

/// <summary>Two independent readers of the Kubernetes schemas: each finds what the other does not.</summary>
public sealed partial class SchemaTests
{
    private static readonly string s_validator = RepositoryFiles.PathOf("tests/tools/validate-manifests.mjs");

    [Theory]
    [MemberData(nameof(Kustomizations.All), MemberType = typeof(Kustomizations))]
    public async Task Manifests_EveryMember_IsKnown(string name) =>
        Assert.NotEmpty((await Deployment.ReadAsync(name)).Workloads);

    [Theory]
    [MemberData(nameof(Kustomizations.All), MemberType = typeof(Kustomizations))]
    public async Task Manifests_EveryObject_FitsItsSchema(string name) =>
        await Tool.SucceedAsync("node", [s_validator], await Kustomizations.RenderAsync(name));

    [Theory]
    [InlineData("serviceName:", "serviceNam:")]
    [InlineData("image:", "imge:")]
    [InlineData("containerPort: 7443", "containerPort: seven")]
    public async Task TypedReader_BrokenManifest_IsRefused(string right, string wrong)
    {
        var text = await Kustomizations.RenderAsync("postgres");
        Assert.Contains(right, text, StringComparison.Ordinal);

        Assert.ThrowsAny<Exception>(() => Deployment.Parse(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("protocol: TCP", "protocol: TCPP")]
    [InlineData("minReplicas: 3", "minReplicas: three")]
    public async Task SchemaReader_BrokenManifest_IsRefused(string right, string wrong)
    {
        var text = await Kustomizations.RenderAsync("postgres");
        Assert.Contains(right, text, StringComparison.Ordinal);

        var broken = text.Replace(right, wrong, StringComparison.Ordinal);
        var (exitCode, output, _) = await Tool.RunAsync("node", [s_validator], broken);

        Assert.Equal(1, exitCode);
        Assert.DoesNotContain(", 0 faults", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Tree_Secrets_AreNotKept()
    {
        var files = Directory.EnumerateFiles(RepositoryFiles.PathOf("k8s"), "*", SearchOption.AllDirectories);

        Assert.DoesNotContain(files, file => SecretText().IsMatch(File.ReadAllText(file)));
    }

    [GeneratedRegex("kind: Secret|secretGenerator|PRIVATE KEY", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretText();
}
