using System.Globalization;
using System.Net;
using Azure.Data.Tables;

namespace FastCluster.Silo.Clustering.AzureTables;

/// <summary>
/// The row of one silo: key <c>{ip}-{port}-{generation}</c>, every column a string, names and forms those of the official
/// provider, so that both read each other's rows.
/// </summary>
internal static class SiloRow
{
    /// <summary>Column with the cluster id; also the partition key.</summary>
    public const string ClusterColumn = "DeploymentId";

    /// <summary>Column with the name of the <see cref="SiloStatus"/>.</summary>
    public const string StatusColumn = "Status";

    /// <summary>Column with the gateway's port; <c>0</c>: no gateway.</summary>
    public const string GatewayPortColumn = "ProxyPort";

    private const string AliveColumn = "IAmAliveTime";
    private const char ListSeparator = '|';

    /// <summary>Row key of a silo.</summary>
    public static string KeyOf(SiloAddress silo) =>
        string.Create(CultureInfo.InvariantCulture, $"{silo.Endpoint.Address}-{silo.Endpoint.Port}-{silo.Generation}");

    /// <summary>The silo that a row key names.</summary>
    /// <exception cref="FormatException">It names none.</exception>
    public static SiloAddress AddressOf(string rowKey)
    {
        var first = rowKey.IndexOf('-');
        var second = rowKey.IndexOf('-', first + 1); // a third one is the sign of a negative generation
        return
            0 < first
            && first < second
            && IPAddress.TryParse(rowKey.AsSpan(0, first), out var address)
            && ushort.TryParse(rowKey.AsSpan(first + 1, second - first - 1), NumberStyles.None, null, out var port)
            && int.TryParse(rowKey.AsSpan(second + 1), NumberStyles.AllowLeadingSign, null, out var generation)
            ? SiloAddress.New(address, port, generation)
            : throw new FormatException("The row key names no silo.");
    }

    /// <summary>The whole row.</summary>
    public static TableEntity Write(string clusterId, MembershipEntry entry)
    {
        var silo = entry.SiloAddress;
        var votes = entry.SuspectTimes ?? [];
        return new(clusterId, KeyOf(silo))
        {
            [ClusterColumn] = clusterId,
            ["Address"] = silo.Endpoint.Address.ToString(),
            ["Port"] = Text(silo.Endpoint.Port),
            ["Generation"] = Text(silo.Generation),
            ["HostName"] = entry.HostName,
            [StatusColumn] = entry.Status.ToString(),
            [GatewayPortColumn] = Text(entry.ProxyPort),
            ["RoleName"] = entry.RoleName,
            ["SiloName"] = entry.SiloName,
            ["InstanceName"] = entry.SiloName,
            ["UpdateZone"] = Text(entry.UpdateZone),
            ["FaultZone"] = Text(entry.FaultZone),
            ["SuspectingSilos"] = string.Join(ListSeparator, votes.Select(vote => vote.Item1.ToParsableString())),
            ["SuspectingTimes"] = string.Join(ListSeparator, votes.Select(vote => LogFormatter.PrintDate(vote.Item2))),
            ["StartTime"] = LogFormatter.PrintDate(entry.StartTime),
            [AliveColumn] = LogFormatter.PrintDate(entry.IAmAliveTime),
        };
    }

    /// <summary>The columns that a sign of life changes.</summary>
    public static TableEntity WriteAlive(string clusterId, MembershipEntry entry) =>
        new(clusterId, KeyOf(entry.SiloAddress))
        {
            [ClusterColumn] = clusterId,
            [AliveColumn] = LogFormatter.PrintDate(entry.IAmAliveTime),
        };

    /// <summary>What a row says.</summary>
    /// <exception cref="FormatException">It is not the row of a silo.</exception>
    public static MembershipEntry Read(TableEntity row) =>
        new()
        {
            SiloAddress = AddressOf(row.RowKey),
            HostName = Column(row, "HostName"),
            Status = StatusOf(row),
            ProxyPort = GatewayPortOf(row),
            RoleName = Column(row, "RoleName"),
            SiloName = Column(row, "SiloName") is { Length: > 0 } name ? name : Column(row, "InstanceName"),
            UpdateZone = Number(Column(row, "UpdateZone")),
            FaultZone = Number(Column(row, "FaultZone")),
            SuspectTimes = VotesOf(row),
            StartTime = Time(Column(row, "StartTime")),
            IAmAliveTime = Time(Column(row, AliveColumn)),
        };

    /// <summary>Port of the gateway, 0: none.</summary>
    /// <exception cref="FormatException">The column holds no number.</exception>
    public static int GatewayPortOf(TableEntity row) => Number(Column(row, GatewayPortColumn));

    private static SiloStatus StatusOf(TableEntity row) =>
        Enum.TryParse<SiloStatus>(Column(row, StatusColumn), out var status) && Enum.IsDefined(status)
            ? status
            : throw new FormatException("The status is not known.");

    private static List<Tuple<SiloAddress, DateTime>>? VotesOf(TableEntity row)
    {
        var silos = List(Column(row, "SuspectingSilos"));
        var times = List(Column(row, "SuspectingTimes"));
        return silos.Length == times.Length
            ? [.. silos.Zip(times, (silo, time) => Tuple.Create(SiloAddress.FromParsableString(silo), Time(time)))]
            : throw new FormatException("There are not as many times as suspecting silos.");
    }

    private static string Column(TableEntity row, string name) =>
        row.TryGetValue(name, out var value) && value is not null
            ? value as string ?? throw new FormatException($"The column {name} is not a string.")
            : "";

    private static string[] List(string text) => text.Split(ListSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static int Number(string text) =>
        text.Length == 0 ? 0 : int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static DateTime Time(string text) =>
        text.Length == 0 ? default : DateTime.SpecifyKind(LogFormatter.ParseDate(text), DateTimeKind.Utc);
}
