namespace FastCluster.Stores.Tests.Contract;

/// <summary>What holds in addition where the server of the test keeps what it acknowledged over its own death.</summary>
public abstract class DurableServerFaultContract : StoreFaultContract
{
    [Fact]
    public async Task Write_ServerKilledUnderLoad_LosesNothingAcknowledgedAndRecovers()
    {
        var load = Load.Start(Store);
        await load.AcknowledgedAsync(200);

        Server.Kill();
        await load.FailedAsync();
        await Server.StartAsync();
        await load.AcknowledgedAsync(200);

        await load.StopAsync();
    }
}
