using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;
using FastCluster.Udap.Communities;

namespace FastCluster.Silo.Configuration;

/// <summary>One trust community. Certificates are PEM files (any number of certificates each) or PEM text.</summary>
public sealed record CommunityOptions
{
    /// <summary>Community URI, compared as an exact string. Required.</summary>
    [Required]
    [AbsoluteUri]
    public string Uri { get; init; } = "";

    /// <summary>Registration URL of this community alone. Default: none, the server's own serves it.</summary>
    [HttpsUrl]
    public string? RegistrationEndpoint { get; init; }

    /// <summary>Trust anchors, at least one certificate.</summary>
    [FileSetting]
    [MinLength(1)]
    public IReadOnlyList<string> Anchors { get; init; } = [];

    /// <summary>Intermediate CAs that members may leave out of <c>x5c</c>. Default none.</summary>
    [FileSetting]
    public IReadOnlyList<string> Intermediates { get; init; } = [];

    /// <summary>Anchors of certifiers (X509-21). Default none.</summary>
    [FileSetting]
    public IReadOnlyList<string> CertifierAnchors { get; init; } = [];

    /// <summary>
    /// The policy: every member of <see cref="CommunityPolicy"/> by its name. <c>profile</c> (<c>Ssraa11</c>,
    /// <c>Ssraa20</c>, <c>Tefca</c>) gives the defaults of all others. Code lists are named by their id, or are files.
    /// </summary>
    public CommunityPolicy Policy { get; init; } = new();
}
