using System.Text;
using System.Text.Json;
using FastCluster.Silo.FirstRun;
using FastCluster.Silo.Keys;

namespace FastCluster.Silo.TestCommunities;

/// <summary>The files of a test community. For one process at a time.</summary>
/// <param name="path">Full path of the folder.</param>
internal sealed class CommunityFolder(string path)
{
    /// <summary>Full path of the folder.</summary>
    public string Path { get; } = path;

    private string IndexFile => Full(CommunityIndex.FileName);

    /// <summary>Full path of an entry of the index.</summary>
    /// <param name="name">Path as the index has it.</param>
    public string Full(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The two files of a certificate of the index.</summary>
    /// <param name="certificate">Certificate as the index has it.</param>
    /// <param name="key">Key as the index has it.</param>
    public DevelopmentCredential Credential(string certificate, string key) => new(Full(certificate), Full(key));

    /// <summary>Makes the folder; it must be empty or new.</summary>
    /// <exception cref="IOException">It holds something.</exception>
    public void Create()
    {
        if (Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any())
        {
            throw new IOException($"The folder {Path} is not empty; nothing was written.");
        }

        PrivateFile.CreateFolder(Path);
    }

    /// <summary>Reads the index.</summary>
    /// <exception cref="IOException">There is none, or it is no index.</exception>
    public CommunityIndex ReadIndex()
    {
        if (!File.Exists(IndexFile))
        {
            throw new IOException($"The folder {Path} holds no community: make one with 'pki community'.");
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(IndexFile), PkiJsonContext.Default.CommunityIndex)
                ?? throw new IOException($"{IndexFile} is empty.");
        }
        catch (JsonException fault)
        {
            throw new IOException($"{IndexFile} is no index of a community: {fault.Message}", fault);
        }
    }

    /// <summary>Writes the index and the page for people.</summary>
    /// <param name="index">What the folder holds.</param>
    public void WriteIndex(CommunityIndex index)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(index, PkiJsonContext.Default.CommunityIndex);
        PrivateFile.Write(IndexFile, Encoding.UTF8.GetString(json) + "\n");
        PrivateFile.Write(Full("README.md"), CommunityPage.Write(index));
    }
}
