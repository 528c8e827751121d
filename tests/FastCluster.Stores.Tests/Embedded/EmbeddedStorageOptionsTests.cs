using FastCluster.Silo.Storage.Embedded;

namespace FastCluster.Stores.Tests.Embedded;

public sealed class EmbeddedStorageOptionsTests
{
    public static TheoryData<string, Action<EmbeddedStorageOptions>> Faults =>
        new()
        {
            { "Folder", static options => options.Folder = "" },
            { "FileName", static options => options.FileName = "../x" },
            { "BatchLimit", static options => options.BatchLimit = 513 },
            { "QueueLimit", static options => options.QueueLimit = 0 },
            { "StateBytesLimit", static options => options.StateBytesLimit = 1 },
            { "BusyTimeout", static options => options.BusyTimeout = TimeSpan.Zero },
            { "CheckTimeout", static options => options.CheckTimeout = TimeSpan.FromHours(1) },
        };

    [Fact]
    public void Validate_Defaults_Pass() =>
        Assert.True(new EmbeddedStorageOptionsValidator().Validate(name: null, new() { Folder = "/data" }).Succeeded);

    [Theory]
    [MemberData(nameof(Faults))]
    public void Validate_OutOfRange_NamesTheSetting(string setting, Action<EmbeddedStorageOptions> spoil)
    {
        var options = new EmbeddedStorageOptions { Folder = "/data" };
        spoil(options);

        var result = new EmbeddedStorageOptionsValidator().Validate(name: null, options);

        Assert.Contains(setting, result.FailureMessage, StringComparison.Ordinal);
    }
}
