namespace FastCluster.Silo.Configuration;

/// <summary>The kinds of picture that pages can show.</summary>
internal static class LogoFiles
{
    /// <summary>Media type by the end of a file's name; null for another end.</summary>
    /// <param name="file">Path of the file.</param>
    public static string? MediaTypeOf(string file) =>
        Path.GetExtension(file).ToUpperInvariant() switch
        {
            ".PNG" => "image/png",
            ".JPG" or ".JPEG" => "image/jpeg",
            ".WEBP" => "image/webp",
            ".SVG" => "image/svg+xml",
            _ => null,
        };
}
