namespace FastCluster.Api.People.Settings;

/// <summary>A file that pages refer to.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes; not to be changed.</param>
public sealed record PageFile(string ContentType, ReadOnlyMemory<byte> Content);
