namespace FastCluster.Clustering.Tests.AzureTables;

/// <summary>The contract over the official provider: what ours keeps to, and where the two differ.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class OfficialContractTests(AzuriteServer azurite) : MembershipTableContract
{
    protected override void UseClustering(ISiloBuilder silo) =>
        silo.UseAzureStorageClustering(table => table.TableServiceClient = new(azurite.ConnectionString));

    protected override void UseClustering(IClientBuilder client) =>
        client.UseAzureStorageClustering(table => table.TableServiceClient = new(azurite.ConnectionString));
}
