using System.Reflection;

namespace FastCluster.Silo.Storage.PostgreSql;

/// <summary>One step of the schema: two SQL files that are part of the program.</summary>
/// <param name="Version">Version after the step.</param>
/// <param name="Name">Start of the names of the files.</param>
internal sealed record SchemaStep(int Version, string Name)
{
    /// <summary>SQL that goes from the version before to this one.</summary>
    public string Up => Read("up");

    /// <summary>SQL that goes back to the version before.</summary>
    public string Down => Read("down");

    private string Read(string direction)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream($"{Name}.{direction}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
