using System.ComponentModel.DataAnnotations;
using FastCluster.ResourceServer.Servers;
using Microsoft.AspNetCore.Authentication;

namespace FastCluster.ResourceServer.Bearer;

/// <summary>Settings of a resource server that verifies tokens of one FastCluster authorization server.</summary>
public sealed class FastClusterBearerOptions : AuthenticationSchemeOptions
{
    /// <summary>Issuer identifier of the authorization server, exactly as its tokens state it: an absolute https URL. Required.</summary>
    public string Issuer { get; set; } = string.Empty;

    /// <summary>FHIR base URL of this server, exactly as the authorization server's configuration names it. Required.</summary>
    public string Audience { get; set; } = string.Empty;

    /// <summary>
    /// Where revocations are learned from. Default <see cref="RevocationSource.Feed"/>. With
    /// <see cref="RevocationSource.StatusList"/> what is said of the feed below does not count, and a token that names no list
    /// is refused.
    /// </summary>
    public RevocationSource Revocations { get; set; } = RevocationSource.Feed;

    /// <summary>How this server proves itself at the revocation feed. Required for the feed.</summary>
    public ResourceServerCredential? Credential { get; set; }

    /// <summary>Key set, absolute https URL. Default: <c>jwks_uri</c> of the issuer's metadata.</summary>
    public Uri? KeySetAddress { get; set; }

    /// <summary>
    /// Revocation feed, absolute https URL as published, since it is the audience of assertions. Default: from the issuer's
    /// metadata.
    /// </summary>
    public Uri? RevocationFeedAddress { get; set; }

    /// <summary>
    /// Makes the connections to the authorization server, for proxies and for private roots of TLS; with mutual TLS it has
    /// to show the client certificate itself. Default: one that follows no redirects and shows the certificate of
    /// <see cref="Credential"/>. The caller disposes a handler of its own.
    /// </summary>
    public HttpMessageHandler? BackchannelHandler { get; set; }

    /// <summary>
    /// How long the server may hold a request for news, whole seconds, 0 s to 30 s, at most half of
    /// <see cref="StalenessBound"/>. Default 4 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan PollWait { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Pause between an answer of the feed and the next request, 50 ms to 10 s. With <see cref="PollWait"/> and 1.5 s it is
    /// at most <see cref="StalenessBound"/>. Default 250 ms.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.0500000", "00:00:10")]
    public TimeSpan PollPause { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Oldest knowledge of revocations on which tokens are let in, 2 s to 10 minutes. Default 10 s. A revoked token is refused
    /// at the latest this long after the authorization server confirmed its revocation, as long as
    /// <see cref="WhenStale"/> is <see cref="WhenStale.Refuse"/>.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan StalenessBound { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// What to do beyond <see cref="StalenessBound"/>, or beyond the end (<c>exp</c>) of a status list. Default refuse. Before the
    /// first answer nothing is let in.
    /// </summary>
    public WhenStale WhenStale { get; set; } = WhenStale.Refuse;

    /// <summary>Status lists that are kept, 1 to 100,000, usually 16 KiB and at most 256 KiB each. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int MaximumStatusLists { get; set; } = 1_000;

    /// <summary>Verified tokens that are kept, 2 to 10,000,000, about 4 KiB each. Default 10,000.</summary>
    [Range(2, 10_000_000)]
    public int CacheSize { get; set; } = 10_000;

    /// <summary>
    /// How far the clocks of both servers may differ, 0 s to 60 s. Default 30 s. More is not allowed: the authorization
    /// server tells of a revocation until every token has expired by two minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Shortest time between two requests for the key set, however many unknown key ids come, 1 s to 5 minutes, at most
    /// <see cref="KeyRefreshPeriod"/>. Default 10 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan KeyCooldown { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often the key set is read again, 10 s to 1 day. Default 5 minutes. A withdrawn key is believed as long; while the
    /// key set cannot be read, known keys are believed for one hour more.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan KeyRefreshPeriod { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest answer of the feed, 1 MiB to 1 GiB. Default 64 MiB: CRLs of about three million certificates.</summary>
    [Range(1024 * 1024, 1024 * 1024 * 1024)]
    public int MaximumFeedBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Realm of challenges, 1 to 128 printable ASCII characters without quotes and backslashes. Default <c>fhir</c>.
    /// </summary>
    public string Realm { get; set; } = "fhir";
}
