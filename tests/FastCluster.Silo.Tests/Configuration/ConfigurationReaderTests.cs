using FastCluster.Silo.Configuration;
using FastCluster.Udap.Communities;

namespace FastCluster.Silo.Tests.Configuration;

public sealed class ConfigurationReaderTests : IDisposable
{
    private const string Minimal = """
        {
          "authorizationServers": [
            {
              "id": "main", "issuer": "https://as.test",
              "communities": [ { "uri": "urn:c", "anchors": [ "a.pem" ] } ],
              "fhirBases": [ { "url": "https://fhir.test/r4", "identities": [
                { "community": "urn:c", "certificate": { "certificateFile": "s.pem" } } ] } ]
            }
          ]
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_MinimalFile_HasDocumentedDefaults()
    {
        var options = Read(Minimal);

        Assert.Equal(NodeEnvironment.Production, options.Environment);
        Assert.Equal("https://localhost:7443", options.Listeners.Public.Url);
        Assert.Null(options.Listeners.Admin);
        Assert.Equal(TimeSpan.FromSeconds(300), options.AuthorizationServers[0].AccessTokenLifetime);
        Assert.Equal(3, options.Outbound.MaximumRedirects);
    }

    [Fact]
    public void Read_RelativeFiles_CountFromFolderOfFile()
    {
        var options = Read(Minimal);

        Assert.Equal(_folder["a.pem"], options.AuthorizationServers[0].Communities[0].Anchors[0]);
        Assert.Equal(_folder["data"], Read(WithRoot("\"dataFolder\": \"data\"")).DataFolder);
    }

    [Fact]
    public void Read_InlinePem_StaysAsItIs()
    {
        var options = Read(Minimal.Replace("a.pem", "-----BEGIN CERTIFICATE-----", StringComparison.Ordinal));

        Assert.StartsWith(
            "-----BEGIN",
            options.AuthorizationServers[0].Communities[0].Anchors[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Read_Override_WinsOverFile()
    {
        var options = Read(Minimal, new() { ["authorizationServers:0:issuer"] = "https://other.test" });

        Assert.Equal("https://other.test", options.AuthorizationServers[0].Issuer);
    }

    [Fact]
    public void Read_TefcaProfile_StartsFromItsDefaults()
    {
        var policy = "\"uri\": \"urn:c\", \"policy\": { \"profile\": \"tefca\", \"clockSkew\": \"00:00:05\" }";
        var options = Read(Minimal.Replace("\"uri\": \"urn:c\"", policy, StringComparison.Ordinal));

        var read = options.AuthorizationServers[0].Communities[0].Policy;
        Assert.Equal(CommunityProfile.Tefca, read.Profile);
        Assert.Equal(TimeSpan.FromSeconds(5), read.ClockSkew);
        Assert.Equal(1, read.Purposes.MaximumCount);
        Assert.False(read.Purposes.AllowAny);
        Assert.Equal(2, read.Purposes.Lists.Length);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Read_CodePolicy_KeepsWhatIsNotSet(string text, bool isRequired)
    {
        var policy =
            $"\"uri\": \"urn:c\", \"policy\": {{ \"codes\": {{ \"requireState\": {text}, \"codeLifetime\": \"00:00:30\" }} }}";
        var options = Read(Minimal.Replace("\"uri\": \"urn:c\"", policy, StringComparison.Ordinal));

        var codes = options.AuthorizationServers[0].Communities[0].Policy.Codes;

        Assert.Equal(new() { RequireState = isRequired, CodeLifetime = TimeSpan.FromSeconds(30) }, codes);
    }

    [Fact]
    public void Read_PurposeCeilings_AreListOfEntries()
    {
        var policy = """
            "uri": "urn:c", "policy": { "scopes": {
              "supported": [ "system/Patient.rs" ],
              "purposeCeilings": [ { "key": "urn:oid:1.2#T", "value": [ "system/Patient.rs" ] } ] } }
            """;
        var options = Read(Minimal.Replace("\"uri\": \"urn:c\"", policy, StringComparison.Ordinal));

        var scopes = options.AuthorizationServers[0].Communities[0].Policy.Scopes;
        Assert.Equal(["system/Patient.rs"], scopes.Supported.AsEnumerable());
        Assert.Equal(["system/Patient.rs"], scopes.PurposeCeilings["urn:oid:1.2#T"].AsEnumerable());
    }

    [Fact]
    public void Read_SeveralFaults_ReportsAllOfThem()
    {
        var text = WithRoot(
            "\"environmnt\": \"x\", \"outbound\": { \"maximumRedirects\": 11, \"timeout\": \"soon\" }, \"environment\": \"Test\""
        );

        var fault = Assert.Throws<InvalidConfigurationException>(() => Read(text));

        Assert.Equal(
            ["environment", "environmnt", "outbound.maximumRedirects", "outbound.timeout"],
            fault.Faults.Select(item => item.Setting).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("storage", "Password=secret")]
    [InlineData("listeners:public", "https://localhost:1")]
    [InlineData("authorizationServers:0:communities:0", "secret")]
    public void Read_OneValueInThePlaceOfASection_IsAFaultThatDoesNotShowIt(string key, string value)
    {
        var fault = Assert.Throws<InvalidConfigurationException>(() => Read(Minimal, new() { [key] = value }));

        var named = Assert.Single(fault.Faults).ToString();
        Assert.Contains("is a section, not one value", named, StringComparison.Ordinal);
        Assert.DoesNotContain(value, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"issuer\": \"https://as.test\"", "\"issuer\": \"http://as.test\"", "authorizationServers[0].issuer")]
    [InlineData(
        "\"issuer\": \"https://as.test\"",
        "\"issuer\": \"https://as.test?x\"",
        "authorizationServers[0].issuer"
    )]
    [InlineData("\"id\": \"main\"", "\"id\": \"Main\"", "authorizationServers[0].id")]
    [InlineData("\"id\": \"main\",", "", "authorizationServers[0].id")]
    [InlineData("[ \"a.pem\" ]", "[]", "authorizationServers[0].communities[0].anchors")]
    [InlineData("\"urn:c\", \"anchors\"", "\"no uri\", \"anchors\"", "authorizationServers[0].communities[0].uri")]
    public void Read_BrokenRule_NamesSetting(string from, string to, string setting)
    {
        var text = Minimal.Replace(from, to, StringComparison.Ordinal);

        var fault = Assert.Throws<InvalidConfigurationException>(() => Read(text));

        Assert.Contains(fault.Faults, item => item.Setting == setting);
    }

    [Theory]
    [InlineData("00:00:59", false)]
    [InlineData("00:01:00", true)]
    [InlineData("01:00:00", true)]
    [InlineData("01:00:01", false)]
    [Requirement("TOK-21")]
    public void Read_AccessTokenLifetime_IsBounded(string lifetime, bool isAccepted)
    {
        var overrides = new Dictionary<string, string?> { ["authorizationServers:0:accessTokenLifetime"] = lifetime };

        var fault = Record.Exception(() => Read(Minimal, overrides));

        Assert.Equal(isAccepted, fault is null);
    }

    [Theory]
    [InlineData("http://127.0.0.1:4318", true)]
    [InlineData("https://collector.test", true)]
    [InlineData("http://127.0.0.1:4318/v1/traces", false)]
    [InlineData("https://user:password@collector.test", false)]
    [InlineData("ftp://collector.test", false)]
    [InlineData("", false)]
    public void Read_Collector_IsAnHttpUrlWithoutPath(string endpoint, bool isAccepted)
    {
        var text = WithRoot(
            $$"""
            "telemetry": { "otlp": { "endpoint": "{{endpoint}}" } }
            """
        );

        var fault = Record.Exception(() => Read(text));

        Assert.Equal(isAccepted, fault is null);
    }

    [Theory]
    [InlineData("algorithm", "ES256", true)]
    [InlineData("algorithm", "RS256", true)]
    [InlineData("algorithm", "RS384", false)]
    [InlineData("algorithm", "none", false)]
    [InlineData("rsaKeySize", "4096", true)]
    [InlineData("rsaKeySize", "1024", false)]
    [InlineData("rsaKeySize", "2049", false)]
    [Requirement("AT-01")]
    public void Read_KeyRing_TakesAlgorithmsAndSizesOfTheListOnly(string name, string value, bool isAccepted)
    {
        var fault = Record.Exception(() => Read(Minimal, new() { [$"keyRing:{name}"] = value }));

        Assert.Equal(isAccepted, fault is null);
        Assert.Equal(
            isAccepted,
            fault?.Message.Contains($"keyRing.{name}: is one of", StringComparison.Ordinal) != true
        );
    }

    [Fact]
    public void Read_BrokenJson_IsOneFault()
    {
        var fault = Assert.Throws<InvalidConfigurationException>(() => Read("{\n  \"a\": x }"));

        Assert.Contains("line 2, column 8: ", Assert.Single(fault.Faults).Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GapInList_IsFaultOfTheNumberThatWasSet()
    {
        var overrides = new Dictionary<string, string?> { ["authorizationServers:3:id"] = "other" };

        var fault = Assert.Throws<InvalidConfigurationException>(() => Read(Minimal, overrides));

        Assert.Contains(
            fault.Faults,
            item => item is { Setting: "authorizationServers[3]", Rule: "is numbered from 0 without a gap" }
        );
    }

    [Fact]
    public void Find_NothingNamed_PrefersDataFolder()
    {
        Directory.CreateDirectory(_folder["data"]);
        _folder.Write("fastcluster.json", "{}");
        var inData = _folder.Write("data/fastcluster.json", "{}");

        Assert.Equal(inData, ConfigurationFile.Find(null, null, _folder.Path));
        Assert.Equal(_folder["x.json"], ConfigurationFile.Find("x.json", null, _folder.Path));
        Assert.Null(ConfigurationFile.Find(null, "data", _folder["empty"]));
    }

    private static string WithRoot(string settings) =>
        Minimal.Replace("\"authorizationServers\"", $"{settings}, \"authorizationServers\"", StringComparison.Ordinal);

    private FastClusterOptions Read(string json, Dictionary<string, string?>? overrides = null) =>
        ConfigurationReader.Read(_folder.Write("fastcluster.json", json), overrides);
}
