using System.Globalization;
using Azure.Data.Tables;

namespace FastCluster.Silo.Clustering.AzureTables;

/// <summary>
/// The row that holds the version of the table, and the two fence rows that carry the same version before and after all
/// others, for readers of other builds that compare them. Every column is a string.
/// </summary>
internal static class VersionRow
{
    /// <summary>Row key of the version; its ETag guards every change of the membership.</summary>
    public const string RowKey = "VersionRow";

    private const string VersionColumn = "MembershipVersion";
    private static readonly string[] s_fences = ["!Start", "~End"];

    /// <summary>Whether a row key is that of the version or of a fence, so not of a silo.</summary>
    public static bool IsMark(string rowKey) => rowKey == RowKey || s_fences.Contains(rowKey);

    /// <summary>The row for a version.</summary>
    public static TableEntity Version(string clusterId, int version) => Row(clusterId, RowKey, version);

    /// <summary>The writes that put the fences to a version.</summary>
    public static IEnumerable<TableTransactionAction> Fences(string clusterId, int version) =>
        s_fences.Select(key =>
        {
            var fence = Row(clusterId, key, version);
            fence[SiloRow.StatusColumn] = nameof(SiloStatus.Active); // old builds clear away whatever is not
            return new TableTransactionAction(TableTransactionActionType.UpsertReplace, fence);
        });

    /// <summary>The version that was read.</summary>
    /// <exception cref="InvalidDataException">There is no such row, or it holds no version.</exception>
    public static TableVersion Read(IEnumerable<TableEntity> rows)
    {
        var row =
            rows.SingleOrDefault(row => row.RowKey == RowKey)
            ?? throw new InvalidDataException("The membership table has no version row: it was not initialized.");
        return int.TryParse(row[VersionColumn] as string, NumberStyles.None, null, out var version)
            ? new TableVersion(version, row.ETag.ToString())
            : throw new InvalidDataException("The version row of the membership table holds no version.");
    }

    private static TableEntity Row(string clusterId, string key, int version) =>
        new(clusterId, key)
        {
            [SiloRow.ClusterColumn] = clusterId,
            [VersionColumn] = version.ToString(CultureInfo.InvariantCulture),
        };
}
