using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>One listener.</summary>
public record ListenerOptions
{
    /// <summary>Where it binds, <c>https://HOST:PORT</c>; port 0 takes a free one. Required.</summary>
    [Required]
    [ListenUrl]
    public string Url { get; init; } = "";

    /// <summary>
    /// Its TLS certificate. Required for https in Production; in Development one is made on the spot. Read again when
    /// the file changes.
    /// </summary>
    public CertificateFileOptions? Certificate { get; init; }

    /// <summary>Whether the listener speaks TLS.</summary>
    [Unbound]
    public bool IsTls => Url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
