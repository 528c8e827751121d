using System.Runtime.Versioning;
using System.Security.Cryptography;
using FastCluster.Silo.Keys;

namespace FastCluster.Silo.Tests.Keys;

public sealed class KeyEncryptionKeysTests : IDisposable
{
    private readonly NodeSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Open_DevelopmentWithoutKey_GeneratesOneForOwnerAlone()
    {
        var first = FileKeyEncryptionKeys.Open(_setup.Options);
        var second = FileKeyEncryptionKeys.Open(_setup.Options);

        var file = Path.Combine(_setup.Options.DataFolder, "keys", "key-encryption.key");
        Assert.Equal(first.CurrentId, second.CurrentId);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Open_PreviousKey_IsFoundByItsId()
    {
        var old = Write("old.key");
        var options = _setup.Options with
        {
            Keys = new() { KeyEncryptionKeyFile = Write("new.key"), PreviousKeyEncryptionKeyFiles = [old] },
        };
        Assert.True(KeyEncryptionKeyFile.TryRead(old, out var previous));

        var keys = FileKeyEncryptionKeys.Open(options);

        Assert.NotEqual(previous.Id, keys.CurrentId);
        Assert.True(keys.Find(previous.Id)!.Value.Span.SequenceEqual(previous.Value.Span));
        Assert.Equal(32, keys.Find(keys.CurrentId)!.Value.Length);
        Assert.Null(keys.Find("unknown"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not base64 at all")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void TryRead_NoKey_IsFalse(string content) =>
        Assert.False(KeyEncryptionKeyFile.TryRead(_setup.Folder.Write("x.key", content), out _));

    [Fact]
    public void ToString_Key_HidesValue()
    {
        var key = new KeyEncryptionKey(RandomNumberGenerator.GetBytes(32), isGenerated: false);

        Assert.Equal($"key-encryption key {key.Id}", key.ToString());
    }

    private string Write(string name) =>
        _setup.Folder.Write(name, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
}
