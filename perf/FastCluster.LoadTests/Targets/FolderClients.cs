using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Pki;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Demo.Client;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Targets;

/// <summary>
/// Clients of a folder: every <c>client*.pem</c> (chain, leaf first) with the <c>.key</c> beside it; each URI name of a leaf is
/// one client. <c>resource-server.pem</c> is the resource server, its first URI name the caller id.
/// </summary>
/// <param name="folder">Path of the folder; null where none was named.</param>
internal sealed class FolderClients(string? folder) : IClientSource
{
    private Queue<TestClient>? _left;

    /// <inheritdoc/>
    public bool IsEndless => false;

    /// <inheritdoc/>
    public TestClient ResourceServer => field ??= ReadResourceServer();

    private string Folder =>
        folder ?? throw new UsageException("This scenario needs --credentials FOLDER with certificates of clients.");

    /// <inheritdoc/>
    public TestClient Next(KeyAlgorithm algorithm)
    {
        _left ??= new(Directory.EnumerateFiles(Folder, "client*.pem").Order(StringComparer.Ordinal).SelectMany(Read));
        while (_left.TryDequeue(out var client))
        {
            if (client.Credential.PrivateKey is RSA == algorithm is KeyAlgorithm.Rsa2048)
            {
                return client;
            }
        }

        throw new UsageException(
            $"{Folder} has too few clients with {algorithm} keys: each URI name of a client*.pem is one client. Ask for fewer "
                + "with --clients, or add certificates; register-new takes one for each operation."
        );
    }

    private TestClient ReadResourceServer()
    {
        var names = Read(Path.Combine(Folder, "resource-server.pem"));
        return names is [var first, ..]
            ? first with
            {
                ClientId = first.Uri,
            }
            : throw new UsageException("resource-server.pem has no URI name.");
    }

    private static TestClient[] Read(string file)
    {
        try
        {
            using var leaf = X509Certificate2.CreateFromPemFile(file, Path.ChangeExtension(file, ".key"));
            AsymmetricAlgorithm? key = leaf.GetRSAPrivateKey();
            key ??= leaf.GetECDsaPrivateKey() ?? throw new CryptographicException("neither RSA nor elliptic curve");
            var chain = PemText.ReadCertificates(PemText.Read(file));
            var credential = new CertifiedKey(
                chain[0],
                key,
                [.. chain.Skip(1).Select(der => (ReadOnlyMemory<byte>)der)]
            );
            return [.. UriNames.Read(leaf).Select(uri => new TestClient(uri, credential))];
        }
        catch (Exception fault)
            when (fault is IOException or UnauthorizedAccessException or CryptographicException or AsnContentException)
        {
            throw new UsageException($"{file} and its key cannot be used: {fault.Message}");
        }
    }
}
