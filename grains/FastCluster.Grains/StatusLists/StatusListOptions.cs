using System.ComponentModel.DataAnnotations;

namespace FastCluster.Grains.StatusLists;

/// <summary>Settings of signed status lists; the same on all nodes.</summary>
public sealed class StatusListOptions
{
    /// <summary>Configuration section.</summary>
    public const string SectionName = "StatusLists";

    /// <summary>
    /// Whether access tokens name a status list and the lists are served below each issuer. Only once every node runs a version
    /// that knows them. Default no.
    /// </summary>
    public bool Enabled { get; set; }

    /// <summary>How long a node issues from one list, 1 minute to 1 hour, default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Pause between two reports of what a node issued, 1 s to 10 s, default 10 s. After two of them without a report its
    /// unreported tokens are no longer called valid.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:10")]
    public TimeSpan Report { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long readers keep a list (<c>ttl</c>), whole seconds, 2 s to 20 s, default 20 s. A list is judged anew in half of it
    /// and says nothing any more after twice of it.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:00:20")]
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a signed list is served before it is judged anew.</summary>
    internal TimeSpan Refresh => TimeToLive / 2;

    /// <summary>How long a signed list says something.</summary>
    internal TimeSpan Lifetime => TimeToLive * 2;

    /// <summary>How long the node of a list may be silent before what it did not report is not called valid.</summary>
    internal TimeSpan Patience => Report * 2;
}
