using System.Text.Json;

namespace FastCluster.Udap.Tests.Wycheproof;

/// <summary>One case of a file with the group that holds its key.</summary>
internal sealed record WycheproofCase(JsonElement Group, JsonElement Test)
{
    /// <summary>Number within the file.</summary>
    public string Id => Test.GetProperty("tcId").GetRawText();

    /// <summary><c>valid</c>, <c>invalid</c> or <c>acceptable</c>.</summary>
    public string Expected => Test.GetProperty("result").GetString()!;

    /// <summary>The bytes of a member in hexadecimal.</summary>
    public byte[] Bytes(string name) => Convert.FromHexString(Test.GetProperty(name).GetString()!);

    /// <summary>Reads every case of a file.</summary>
    public static IEnumerable<WycheproofCase> ReadAll(string path) =>
        from @group in JsonElement.Parse(File.ReadAllBytes(path)).GetProperty("testGroups").EnumerateArray()
        from test in @group.GetProperty("tests").EnumerateArray()
        select new WycheproofCase(@group, test);
}
