using System.Security.Cryptography.X509Certificates;
using FastCluster.Silo.Demo.Client;

namespace FastCluster.Silo.Demo;

/// <summary>The server to visit and what a client and a resource server hold before they visit it.</summary>
internal sealed record DemoTarget : IDisposable
{
    /// <summary>FHIR base URL, exactly as the server publishes it.</summary>
    public required string FhirBase { get; init; }

    /// <summary>Roots of the trust community.</summary>
    public required X509Certificate2Collection CommunityRoots { get; init; }

    /// <summary>Roots of the server's TLS certificate.</summary>
    public required X509Certificate2Collection TlsRoots { get; init; }

    /// <summary>URI by which the client's certificate names it.</summary>
    public required string ClientUri { get; init; }

    /// <summary>Certificate and key of the client.</summary>
    public required UdapCredential Client { get; init; }

    /// <summary>Id under which the resource server introspects.</summary>
    public required string ResourceServerId { get; init; }

    /// <summary>Certificate and key of the resource server.</summary>
    public required UdapCredential ResourceServer { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        ResourceServer.Dispose();
        foreach (var certificate in CommunityRoots.Concat(TlsRoots))
        {
            certificate.Dispose();
        }
    }
}
