using System.ComponentModel.DataAnnotations;

namespace FastCluster.Silo.Configuration.Binding;

/// <summary>
/// One entry of a map in the file. Maps are lists of such entries, because their keys are URIs and a colon parts names in
/// environment variables and in the configuration system.
/// </summary>
/// <typeparam name="T">Type of the value.</typeparam>
internal sealed record KeyedSetting<T>
{
    /// <summary>The key.</summary>
    [Required]
    public string Key { get; init; } = "";

    /// <summary>The value.</summary>
    public T Value { get; init; } = default!;
}
