using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Keys;

/// <summary>Tells whether the files of a certificate changed.</summary>
internal static class CertificateFileStamp
{
    /// <summary>A text that differs once one of the files was written again.</summary>
    public static string Of(CertificateFileOptions file) =>
        $"{Of(file.CertificateFile)};{Of(file.KeyFile)};{Of(file.PasswordFile)}";

    /// <summary>
    /// The same for one file. Links are followed to their end: where an orchestrator mounts files, the entry is a link that
    /// never changes, and a renewal puts another folder behind it.
    /// </summary>
    public static string Of(string? path)
    {
        if (string.IsNullOrEmpty(path) || PemText.IsInline(path))
        {
            return "inline";
        }

        var named = new FileInfo(path);
        var entry = named.Exists ? (FileInfo?)named.ResolveLinkTarget(returnFinalTarget: true) ?? named : named;
        return entry.Exists ? $"{entry.LastWriteTimeUtc.Ticks}/{entry.Length}" : "missing";
    }
}
