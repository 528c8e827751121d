using System.Text.Json;
using FastCluster.Silo.Configuration.Binding;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Communities.CodeLists;

namespace FastCluster.Silo.Configuration;

/// <summary>Reads the configuration file and what overrides it.</summary>
public static class ConfigurationReader
{
    /// <summary>Reads the file and the environment.</summary>
    /// <param name="file">Full path of the file.</param>
    /// <param name="overrides">Settings that win over both, with names such as <c>listeners:public:url</c>.</param>
    /// <exception cref="InvalidConfigurationException">Something is wrong; it lists everything.</exception>
    public static FastClusterOptions Read(string file, IReadOnlyDictionary<string, string?>? overrides = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        var configuration = Open(file, overrides);
        var folder = Path.GetDirectoryName(file) ?? Path.GetPathRoot(file) ?? "/";
        return Bind(configuration, folder);
    }

    /// <summary>Fills the settings classes; rules across settings are checked by <see cref="ConfigurationCheck"/>.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="baseFolder">Full path of the folder from which relative paths count.</param>
    /// <exception cref="InvalidConfigurationException">Something is wrong; it lists everything.</exception>
    public static FastClusterOptions Bind(IConfiguration configuration, string baseFolder)
    {
        var binder = new SettingsBinder(baseFolder);
        binder.DefaultsOf(typeof(CommunityPolicy), ChooseDefaults);
        binder.ReadAs(typeof(CodeList), name => ReadCodeList(name, baseFolder));
        var options = binder.Bind<FastClusterOptions>(configuration, "");
        return binder.Faults.Count == 0 ? options : throw new InvalidConfigurationException(binder.Faults);
    }

    private static IConfigurationRoot Open(string file, IReadOnlyDictionary<string, string?>? overrides)
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(file, optional: false, reloadOnChange: false)
                .AddEnvironmentVariables(FastClusterOptions.EnvironmentPrefix)
                .AddInMemoryCollection(overrides ?? new Dictionary<string, string?>())
                .Build();
        }
        catch (FileNotFoundException)
        {
            throw new InvalidConfigurationException([new("--config", "names an existing file", file)]);
        }
        catch (UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException([new("--config", "names a file that can be read", file)]);
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidConfigurationException([
                new(file, $"is well-formed JSON: {Describe(fault)}", "not shown"),
            ]);
        }
    }

    /// <summary>The place as editors count it, from 1, before what the parser says.</summary>
    private static string Describe(InvalidDataException fault) =>
        fault.GetBaseException() is JsonException { LineNumber: { } line, BytePositionInLine: { } position } broken
            ? $"line {line + 1}, column {position + 1}: {broken.Message.Split(" LineNumber:")[0]}"
            : fault.GetBaseException().Message;

    private static CommunityPolicy ChooseDefaults(IConfiguration section) =>
        Enum.TryParse<CommunityProfile>(section[nameof(CommunityPolicy.Profile)], ignoreCase: true, out var profile)
        && Enum.IsDefined(profile)
            ? CommunityPolicy.For(profile)
            : new CommunityPolicy();

    private static CodeList? ReadCodeList(string name, string baseFolder)
    {
        CodeList[] shipped =
        [
            ShippedCodeLists.FhirResourceTypes,
            ShippedCodeLists.Hl7PurposeOfUse,
            ShippedCodeLists.TefcaExchangePurposes40,
            ShippedCodeLists.TefcaExchangePurposes51,
        ];
        return Array.Find(shipped, list => name == list.Id || name == $"{list.Id}-{list.Version}")
            ?? ReadCodeListFile(Path.GetFullPath(name, baseFolder));
    }

    private static CodeList? ReadCodeListFile(string file)
    {
        try
        {
            return File.Exists(file) ? CodeListReader.Read(File.ReadAllBytes(file)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
