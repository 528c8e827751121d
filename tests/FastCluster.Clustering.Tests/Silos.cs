using System.Net;

namespace FastCluster.Clustering.Tests;

/// <summary>Rows for silos that do not run. Times have whole seconds, so that every store keeps them.</summary>
internal static class Silos
{
    public static readonly DateTime Start = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static SiloAddress Address(int number) =>
        SiloAddress.New(IPAddress.Loopback, 10_000 + number, 100_000 + number);

    public static MembershipEntry Entry(int number, SiloStatus status = SiloStatus.Active) =>
        Entry(Address(number), status);

    public static MembershipEntry Entry(SiloAddress address, SiloStatus status = SiloStatus.Active) =>
        new()
        {
            SiloAddress = address,
            HostName = "host.test",
            SiloName = $"silo-{address.Endpoint.Port}",
            Status = status,
            ProxyPort = address.Endpoint.Port + 10_000,
            StartTime = Start,
            IAmAliveTime = Start.AddMinutes(1),
        };
}
