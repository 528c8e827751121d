using FastCluster.Silo.Clustering.AzureTables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace FastCluster.Clustering.Tests.AzureTables;

/// <summary>Faulty settings stop the start, all at once, and no message shows a secret.</summary>
public sealed class AzureTableOptionsTests
{
    private const string Secret = "c2VjcmV0";
    private const string Good = $"DefaultEndpointsProtocol=https;AccountName=account;AccountKey={Secret}";

    /// <summary>Settings as one text, and the fault that is to be named.</summary>
    public static TheoryData<string, string> FaultyTexts =>
        new()
        {
            { $"AccountName=account;{Secret}", "ConnectionString must" },
            { Secret, "ConnectionString must" },
            { $"https:{Secret}", "ConnectionString must" },
            { "AccountName=account;AccountKey=###;TableEndpoint=https://a.test", "ConnectionString must" },
            { $"http://account.test/?sig={Secret}", "SasUrl must" },
            { $"http://account.test/?sv={Secret}", "Endpoint must" },
        };

    [Theory]
    [InlineData("a1")]
    [InlineData("1table")]
    [InlineData("my-table")]
    [InlineData("")]
    public void TableName_OfAnotherForm_IsAFault(string name)
    {
        var faults = FaultsOf(table => (table.ConnectionString, table.TableName) = (Good, name));

        Assert.Contains("TableName", Assert.Single(faults));
    }

    [Theory]
    [MemberData(nameof(FaultyTexts))]
    public void Connection_OfAnotherForm_IsAFaultWithoutTheSecret(string text, string fault)
    {
        var faults = FaultsOf(table => table.Connect(text));

        Assert.Contains(fault, Assert.Single(faults));
        Assert.DoesNotContain(Secret, faults.Single());
    }

    [Fact]
    public void Settings_WithoutAConnection_AreAFault() =>
        Assert.Contains("Exactly one", Assert.Single(FaultsOf(_ => { })));

    [Fact]
    public void Settings_WithSeveralFaults_NameThemAll()
    {
        var faults = FaultsOf(table =>
        {
            table.TableName = "-";
            table.ConnectionString = Good;
            table.SasUrl = new($"https://account.test/?sig={Secret}");
            table.Credential = new FixedCredential("token");
        });

        Assert.Equal(3, faults.Count);
        Assert.DoesNotContain(faults, fault => fault.Contains(Secret));
    }

    [Fact]
    public void Connect_AUrlWithoutASignature_IsAnEndpoint()
    {
        var settings = new AzureTableClusteringOptions { ConnectionString = Good };

        settings.Connect("https://account.table.core.windows.net");

        Assert.Equal("account.table.core.windows.net", settings.Endpoint?.Host);
        Assert.Null(settings.ConnectionString);
        Assert.Null(settings.SasUrl);
    }

    [Fact]
    public async Task Start_OfASiloWithFaultySettings_IsRefused()
    {
        using var host = new HostBuilder()
            .UseOrleans(silo => silo.UseAzureTableClustering(_ => { }).Configure<ClusterOptions>(_ => { }))
            .Build();

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("Exactly one", fault.Message);
    }

    private static List<string> FaultsOf(Action<AzureTableClusteringOptions> configure)
    {
        using var host = new HostBuilder().UseOrleans(silo => silo.UseAzureTableClustering(configure)).Build();
        var options = host.Services.GetRequiredService<IOptions<AzureTableClusteringOptions>>();
        return [.. Assert.Throws<OptionsValidationException>(() => options.Value).Failures];
    }
}
