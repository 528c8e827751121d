namespace FastCluster.Silo.Audit;

/// <summary>
/// Verifies a stream offline. Links prove every line but the last: who can write the files can cut the tail, alter the last
/// line or make the whole chain anew. Compare with an end that was kept elsewhere to exclude that.
/// </summary>
public static class AuditChain
{
    /// <summary>Verifies all files from the first line on. May run beside the writer.</summary>
    /// <param name="folder">Folder of the stream.</param>
    /// <param name="expected">An end of the chain that was kept elsewhere; the stream must contain it.</param>
    /// <returns>Intact, or the first bad line.</returns>
    public static AuditVerification Verify(string folder, AuditHead? expected = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var walk = new AuditWalk(expected);
        foreach (var number in AuditFiles.Numbers(folder))
        {
            var path = AuditFiles.PathOf(folder, number);
            if (!walk.TryFile(Path.GetFileName(path), ReadShared(path)))
            {
                break;
            }
        }

        return walk.Finish();
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }
}
