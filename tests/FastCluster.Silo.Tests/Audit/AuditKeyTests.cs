using System.Runtime.Versioning;
using FastCluster.Grains.Keys;
using FastCluster.Silo.Audit;
using FastCluster.Silo.Keys;

namespace FastCluster.Silo.Tests.Audit;

public sealed class AuditKeyTests : IDisposable
{
    private readonly NodeSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    private string KeyFile => _setup.Folder["audit-checkpoints.json"];

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Open_Twice_IsTheSameKeyForTheOwnerAlone()
    {
        using var first = AuditKey.Open(KeyFile, Wrapping("one.key"));
        using var second = AuditKey.Open(KeyFile, Wrapping("one.key"));

        Assert.Equal(first.Signing.KeyId, second.Signing.KeyId);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Fact]
    public void Open_WithANewKeyEncryptionKey_WrapsItAnew()
    {
        using var first = AuditKey.Open(KeyFile, Wrapping("one.key"));
        using (AuditKey.Open(KeyFile, Wrapping("two.key", "one.key"))) { }

        using var last = AuditKey.Open(KeyFile, Wrapping("two.key"));

        Assert.Equal(first.Signing.KeyId, last.Signing.KeyId);
    }

    [Fact]
    public void Open_WithAnotherKeyEncryptionKey_IsRefused()
    {
        using (AuditKey.Open(KeyFile, Wrapping("one.key"))) { }

        Assert.Throws<UnopenedKeyRingException>(() => AuditKey.Open(KeyFile, Wrapping("two.key")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"key":"k","wrapped_by":"w","wrapped":"AAAA"}""")]
    public void Open_FileWithoutKey_IsRefused(string content)
    {
        File.WriteAllText(KeyFile, content);

        Assert.Throws<IOException>(() => AuditKey.Open(KeyFile, Wrapping("one.key")));
    }

    [Fact]
    public void Publish_WritesTheKeyThatVerifies()
    {
        using var key = AuditKey.Open(KeyFile, Wrapping("one.key"));

        key.Publish(_setup.Folder["audit"]);

        var pem = File.ReadAllText(Path.Combine(_setup.Folder["audit"], "checkpoint-key.pem"));
        Assert.True(AuditPublicKey.TryRead(pem, out var published));
        Assert.Equal(key.Signing.KeyId, published.KeyId);
        Assert.False(AuditPublicKey.TryRead(pem.Replace("PUBLIC", "PRIVATE", StringComparison.Ordinal), out _));
        Assert.False(AuditPublicKey.TryRead("no key", out _));
    }

    private KeyWrapping Wrapping(string current, params string[] previous) =>
        new(
            FileKeyEncryptionKeys.Open(
                _setup.Options with
                {
                    Keys = new()
                    {
                        KeyEncryptionKeyFile = Make(current),
                        PreviousKeyEncryptionKeyFiles = [.. previous.Select(Make)],
                    },
                }
            )
        );

    private string Make(string name)
    {
        var file = _setup.Folder[name];
        return File.Exists(file) ? file : MakeNew(file);
    }

    private static string MakeNew(string file)
    {
        KeyEncryptionKeyFile.Generate(file);
        return file;
    }
}
