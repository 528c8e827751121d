using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Demo.Client;
using FastCluster.Silo.FirstRun;

namespace FastCluster.Silo.Demo;

/// <summary>Takes from the folder of a development node what its operator would hand to a client and a resource server.</summary>
internal static class DemoTargetReader
{
    /// <summary>Reads the folder.</summary>
    /// <param name="files">Files of the development node.</param>
    /// <param name="server">FHIR base URL or issuer to visit; null for the first declared FHIR base URL.</param>
    /// <exception cref="IOException">A file is missing or holds something else.</exception>
    /// <exception cref="InvalidConfigurationException">The configuration cannot be read, or does not declare the server.</exception>
    public static DemoTarget Read(DevelopmentFiles files, string? server)
    {
        if (!File.Exists(files.Configuration) || !File.Exists(files.Client.CertificateFile))
        {
            throw new IOException(
                $"The folder {files.DataFolder} holds no development node. Start one with 'run', or leave --server and --data out."
            );
        }

        return Read(files, ConfigurationReader.Read(files.Configuration), server);
    }

    /// <summary>Reads the folder of a node whose settings are known.</summary>
    /// <param name="files">Files of the development node.</param>
    /// <param name="options">Its settings.</param>
    /// <param name="server">FHIR base URL or issuer to visit; null for the first declared FHIR base URL.</param>
    /// <exception cref="IOException">A file is missing or holds something else.</exception>
    /// <exception cref="InvalidConfigurationException">The settings do not declare the server or a resource server.</exception>
    public static DemoTarget Read(DevelopmentFiles files, FastClusterOptions options, string? server)
    {
        var resourceServer = Choose(options, server);
        try
        {
            return new DemoTarget
            {
                FhirBase = resourceServer.FhirBase,
                CommunityRoots = ReadRoots(files),
                TlsRoots = ReadRoots(files),
                ClientUri = DevelopmentNames.ClientUri,
                Client = UdapCredential.Load(files.Client.CertificateFile, files.Client.KeyFile),
                ResourceServerId = resourceServer.CallerId,
                ResourceServer = UdapCredential.Load(
                    files.ResourceServer.CertificateFile,
                    files.ResourceServer.KeyFile
                ),
            };
        }
        catch (CryptographicException fault)
        {
            throw new IOException($"A certificate in {files.PkiFolder} cannot be used: {fault.Message}", fault);
        }
    }

    private static ResourceServerOptions Choose(FastClusterOptions options, string? server)
    {
        var wanted = server?.TrimEnd('/');
        var declared =
            from authority in options.AuthorizationServers
            from candidate in authority.ResourceServers
            select (authority.Issuer, Candidate: candidate);
        var chosen =
            from item in declared
            where wanted is null || wanted == item.Candidate.FhirBase.TrimEnd('/') || wanted == item.Issuer.TrimEnd('/')
            select item.Candidate;
        return chosen.FirstOrDefault()
            ?? throw new InvalidConfigurationException([
                new(
                    "--server",
                    "is an issuer or a FHIR base URL with a declared resource server; declared here: "
                        + string.Join(", ", declared.Select(item => item.Candidate.FhirBase)),
                    server
                ),
            ]);
    }

    private static X509Certificate2Collection ReadRoots(DevelopmentFiles files)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(files.Root.CertificateFile);
        return roots;
    }
}
