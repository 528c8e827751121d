using System.ComponentModel.DataAnnotations;
using FastCluster.Api.Admin;
using FastCluster.Api.Quotas;
using Microsoft.Extensions.Options;

namespace FastCluster.Api;

/// <summary>Settings of the HTTP edge. Every one has a default under which the node starts.</summary>
public sealed class EdgeOptions
{
    /// <summary>Section of the configuration file.</summary>
    public const string SectionName = "Edge";

    /// <summary>
    /// Addresses or CIDR ranges of the proxies whose <c>X-Forwarded-For</c>, and client certificate where enabled, count.
    /// Default none. BCP-09.
    /// </summary>
    [Required]
    public IList<string> TrustedProxies { get; init; } = [];

    /// <summary>Whether a named proxy may forward the TLS client certificate (RFC 9440). Default no.</summary>
    public bool AcceptForwardedClientCertificate { get; set; }

    /// <summary>Age at which a published document is refreshed behind the answer. 1 s to 5 min, default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan DocumentRefresh { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Age beyond which an answer waits for the refresh. 1 s to 1 h, default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan DocumentMaximumAge { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the last key set is still served when nobody answers. 1 min to 1 day, default 1 h. AT-08.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan KeySetGrace { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Longest <c>max-age</c> of a document, always far below its end. 0 to 1 h, default 5 min. DISC-40.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan DocumentCacheLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary><c>Retry-After</c> of a 503 for which no better time is known. 1 s to 5 min, default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long repeated refusals of the edge are counted before they become one record. 1 s to 1 h, default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RefusalPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Most kinds of refusal, source included, that are told apart in one period. 1 to 10,000, default 128.</summary>
    [Range(1, 10_000)]
    public int RefusalLimit { get; set; } = 128;

    /// <summary>Budgets per source and node.</summary>
    [Required, ValidateObjectMembers]
    public QuotaOptions Quotas { get; set; } = new();

    /// <summary>The operator's interface; nobody is an operator until configured.</summary>
    [Required, ValidateObjectMembers]
    public AdminOptions Admin { get; set; } = new();
}
