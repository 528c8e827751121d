using System.ComponentModel.DataAnnotations;
using Azure.Core;
using Azure.Data.Tables;

namespace FastCluster.Silo.Clustering.AzureTables;

/// <summary>
/// Where the membership table of a cluster is and how it is reached. Exactly one of <see cref="ConnectionString"/>,
/// <see cref="SasUrl"/> and <see cref="Endpoint"/> is set. Connection string and SAS are secrets: no message shows them.
/// </summary>
public sealed class AzureTableClusteringOptions
{
    /// <summary>Section of the configuration file.</summary>
    public const string SectionName = "AzureTableClustering";

    /// <summary>
    /// Name of the table, a letter and 2 to 62 letters or digits; made when missing and allowed. Clusters of different
    /// cluster ids may share it. Default <c>OrleansSiloInstances</c>, as in the official provider.
    /// </summary>
    [Required]
    [RegularExpression("^[A-Za-z][A-Za-z0-9]{2,62}$")]
    public string TableName { get; set; } = "OrleansSiloInstances";

    /// <summary>Connection string of the storage account, with its key or a SAS.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// URL of the table service or of the table, with a shared access signature in its query; https unless the host is
    /// loopback. A signature that may not create tables is enough when the table exists.
    /// </summary>
    public Uri? SasUrl { get; set; }

    /// <summary>URL of the table service, https, reached with <see cref="Credential"/>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// Identity shown at <see cref="Endpoint"/>. Default: <c>DefaultAzureCredential</c>, that is, what the environment
    /// offers (workload identity, managed identity and so on).
    /// </summary>
    public TokenCredential? Credential { get; set; }

    /// <summary>Changes the client last, for example its transport behind a proxy. Default: nothing.</summary>
    public Action<TableClientOptions>? ConfigureClient { get; set; }

    /// <summary>
    /// Sets the one connection from a single text: a URL with a signature is <see cref="SasUrl"/>, another URL is
    /// <see cref="Endpoint"/>, anything else <see cref="ConnectionString"/>.
    /// </summary>
    /// <param name="connection">The text; a secret.</param>
    public void Connect(string connection)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connection);
        var isUrl =
            Uri.TryCreate(connection, UriKind.Absolute, out var url) && url.Scheme.StartsWith(Uri.UriSchemeHttp);
        var isSigned = isUrl && AzureTableConnection.IsSigned(url!);
        ConnectionString = isUrl ? null : connection;
        SasUrl = isSigned ? url : null;
        Endpoint = isUrl && !isSigned ? url : null;
    }
}
