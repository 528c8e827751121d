using Microsoft.Extensions.Configuration;

namespace FastCluster.Peers.OpenIddict;

/// <summary>What the peer is told on its command line, as <c>--name value</c>.</summary>
internal sealed record PeerSettings
{
    /// <summary><c>--issuer</c>: issuer identifier, an absolute URL.</summary>
    public required Uri Issuer { get; init; }

    /// <summary><c>--client</c>: id of the one client.</summary>
    public required string ClientId { get; init; }

    /// <summary><c>--certificate</c>: PEM file whose first certificate holds the client's P-256 key.</summary>
    public required string CertificateFile { get; init; }

    /// <summary><c>--scope</c>: the one scope.</summary>
    public required string Scope { get; init; }

    /// <summary><c>--audience</c>: <c>aud</c> of the tokens.</summary>
    public required string Audience { get; init; }

    /// <summary><c>--community</c>: <c>community</c> of the tokens.</summary>
    public required string Community { get; init; }

    /// <summary><c>--connection</c>: file with the connection string of a database that does not exist yet.</summary>
    public required string ConnectionFile { get; init; }

    /// <summary><c>--stores-tokens</c>: a row for each token (<c>true</c>, the default of the peer) or none (<c>false</c>).</summary>
    public required bool StoresTokens { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">One is missing.</exception>
    public static PeerSettings Read(IConfiguration configuration)
    {
        string Of(string name) =>
            configuration[name] ?? throw new InvalidOperationException($"The argument --{name} is missing.");
        return new()
        {
            Issuer = new Uri(Of("issuer")),
            ClientId = Of("client"),
            CertificateFile = Of("certificate"),
            Scope = Of("scope"),
            Audience = Of("audience"),
            Community = Of("community"),
            ConnectionFile = Of("connection"),
            StoresTokens = bool.Parse(Of("stores-tokens")),
        };
    }
}
