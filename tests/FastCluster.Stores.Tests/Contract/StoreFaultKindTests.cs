using System.IO.Pipelines;
using System.Net.Sockets;
using FastCluster.Silo.Storage.AzureTables;
using FastCluster.Silo.Storage.Redis;

namespace FastCluster.Stores.Tests.Contract;

/// <summary>A connection that ends at an unlucky moment shows faults of lower layers; they too mean that the store is away.</summary>
public sealed class StoreFaultKindTests
{
    [Fact]
    [Requirement("TOK-28")]
    public void WriteToAClosedPipe_IsAFaultOfRedis_AndNoOtherMisuseIs()
    {
        var pipe = new Pipe();
        pipe.Writer.Complete();
        var lost = Assert.Throws<InvalidOperationException>(() => pipe.Writer.GetMemory());

        Assert.True(RedisConnections.IsStoreFault(lost));
        Assert.False(RedisConnections.IsStoreFault(new InvalidOperationException("Our own fault.")));
    }

    [Fact]
    [Requirement("TOK-28")]
    public void SocketThatIsNotConnected_IsAFaultOfTheTableService()
    {
        Assert.True(AzureTableService.IsStoreFault(new SocketException((int)SocketError.NotConnected)));
    }
}
