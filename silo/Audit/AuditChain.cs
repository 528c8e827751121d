namespace FastCluster.Silo.Audit;

/// <summary>
/// Verifies a stream offline. Links alone prove every line but the last: who can write the files can cut the tail, alter the
/// last line or make the whole chain anew. Checkpoints, or an end that was kept elsewhere, exclude that up to where they reach.
/// </summary>
public static class AuditChain
{
    /// <summary>Verifies the links of all files from the first line on. May run beside the writer.</summary>
    /// <param name="folder">Folder of the stream.</param>
    /// <param name="expected">An end of the chain that was kept elsewhere; the stream must contain it.</param>
    /// <returns>Intact, or the first bad line.</returns>
    public static AuditVerification Verify(string folder, AuditHead? expected = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return Walk(folder, expected is null ? [] : [expected]);
    }

    /// <summary>Verifies links and checkpoints. May run beside the writer.</summary>
    /// <param name="folder">Folder of the stream.</param>
    /// <param name="key">The key that signs checkpoints.</param>
    /// <returns>Intact, or the first bad line; a bad checkpoint is told when every line before it is good.</returns>
    public static AuditVerification Verify(string folder, AuditPublicKey key)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(key);
        var checkpoints = AuditCheckpointFile.ReadAll(folder);
        var good = checkpoints.TakeWhile(one => key.Judge(one) == AuditFault.None).Select(one => one!.Head).ToList();
        var found = Walk(folder, good);
        if (!found.IsIntact)
        {
            return found;
        }

        if (good.Count < checkpoints.Count)
        {
            var bad = checkpoints[good.Count];
            var sequence = bad?.Sequence ?? found.Signed + 1;
            return found with { Fault = key.Judge(bad), FirstBadSequence = sequence, File = AuditCheckpointFile.Name };
        }

        return good.Count == 0 && found.Head.Sequence > 0
            ? found with
            {
                Fault = AuditFault.Unsigned,
                FirstBadSequence = 1,
                File = AuditCheckpointFile.Name,
            }
            : found;
    }

    private static AuditVerification Walk(string folder, IEnumerable<AuditHead> expected)
    {
        var walk = new AuditWalk(expected);
        foreach (var number in AuditFiles.Numbers(folder))
        {
            var path = AuditFiles.PathOf(folder, number);
            if (!walk.TryFile(Path.GetFileName(path), AuditFiles.ReadShared(path)))
            {
                break;
            }
        }

        return walk.Finish();
    }
}
