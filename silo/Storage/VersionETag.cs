using System.Globalization;

namespace FastCluster.Silo.Storage;

/// <summary>ETags of stores that count their writes: the decimal number of the write, from 1.</summary>
internal static class VersionETag
{
    /// <summary>Stands for a text that was never given as ETag; no state has it.</summary>
    public const long NeverGiven = -1;

    /// <summary>The ETag of a version; null for 0, which is no state.</summary>
    public static string? Format(long version) => version == 0 ? null : version.ToString(CultureInfo.InvariantCulture);

    /// <summary>The version of an ETag: 0 for none, <see cref="NeverGiven"/> for a text that is no ETag.</summary>
    public static long Parse(string? etag)
    {
        if (string.IsNullOrEmpty(etag))
        {
            return 0;
        }

        var isVersion = long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        return isVersion && version > 0 && etag[0] != '0' ? version : NeverGiven;
    }
}
