using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Keys;

/// <summary>Tells whether the files of a certificate changed.</summary>
internal static class CertificateFileStamp
{
    /// <summary>A text that differs once one of the files was written again.</summary>
    public static string Of(CertificateFileOptions file) =>
        $"{Of(file.CertificateFile)};{Of(file.KeyFile)};{Of(file.PasswordFile)}";

    private static string Of(string? path)
    {
        if (string.IsNullOrEmpty(path) || PemText.IsInline(path))
        {
            return "inline";
        }

        var entry = new FileInfo(path);
        return entry.Exists ? $"{entry.LastWriteTimeUtc.Ticks}/{entry.Length}" : "missing";
    }
}
