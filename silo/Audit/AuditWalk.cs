namespace FastCluster.Silo.Audit;

/// <summary>
/// Walks along a chain. A broken link between two lines accuses the earlier one, unless the link behind the later one is
/// broken too: then the later one was altered. So a verdict may wait for one more line.
/// </summary>
/// <param name="expected">Ends that the chain must contain.</param>
internal sealed class AuditWalk(IEnumerable<AuditHead> expected)
{
    private readonly Queue<AuditHead> _expected = new(
        expected.Where(static head => head.Sequence > 0).OrderBy(static head => head.Sequence)
    );
    private AuditHead _head = AuditHead.Start;
    private AuditHead _proven = AuditHead.Start;
    private AuditVerification? _fault;
    private AuditVerification? _suspicion;
    private long _confirmed;
    private string? _file;

    /// <summary>Goes on with the next file.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>False when a fault is certain.</returns>
    public bool TryFile(string name, ReadOnlySpan<byte> content)
    {
        _file = name;
        while (!content.IsEmpty && _fault is null)
        {
            var end = content.IndexOf((byte)'\n');
            if (end < 0)
            {
                _fault = _suspicion ?? Bad(AuditFault.Torn, _head.Sequence + 1);
                break;
            }

            Step(content[..end]);
            content = content[(end + 1)..];
        }

        return _fault is null;
    }

    /// <summary>The verdict.</summary>
    public AuditVerification Finish()
    {
        var verdict =
            _fault
            ?? _suspicion
            ?? (
                _expected.Count == 0
                    ? new(_head, AuditFault.None, FirstBadSequence: null, File: null)
                    : Bad(AuditFault.CutOff, _head.Sequence + 1)
            );
        return verdict with { Signed = _confirmed };
    }

    private void Step(ReadOnlySpan<byte> bytes)
    {
        var sequence = _head.Sequence + 1;
        var line = AuditLines.TryParse(bytes);
        var isLinked = line?.Previous == _head.Hash;
        if (_suspicion is not null)
        {
            _fault = isLinked ? _suspicion : Bad(AuditFault.Altered, _head.Sequence);
        }
        else if (line is null)
        {
            _fault = Bad(AuditFault.Unreadable, sequence);
        }
        else if (line.Sequence != sequence)
        {
            _fault = Bad(AuditFault.OutOfOrder, sequence);
        }
        else if (!isLinked)
        {
            _suspicion = Bad(AuditFault.Altered, Math.Max(1, _head.Sequence));
            _head = _head.After(bytes);
        }
        else
        {
            Accept(bytes);
        }
    }

    private void Accept(ReadOnlySpan<byte> bytes)
    {
        _proven = _head;
        _head = _head.After(bytes);
        while (_expected.TryPeek(out var next) && next.Sequence == _head.Sequence && _fault is null)
        {
            _expected.Dequeue();
            _fault = next == _head ? null : Bad(AuditFault.Altered, _head.Sequence);
            _confirmed = next == _head ? _head.Sequence : _confirmed;
        }
    }

    private AuditVerification Bad(AuditFault fault, long sequence) => new(_proven, fault, sequence, _file);
}
