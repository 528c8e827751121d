namespace FastCluster.Udap.Certificates;

/// <summary>
/// Judges names against subtrees, RFC 5280 section 4.2.1.10. A name that cannot be understood lies in no permitted
/// and in every excluded subtree of its form.
/// </summary>
internal static class NameConstraintRules
{
    /// <summary>Whether the name may be certified under the constraints.</summary>
    internal static bool Allow(NameConstraints constraints, GeneralName name)
    {
        foreach (var subtree in constraints.Excluded)
        {
            if (subtree.Kind == name.Kind && IsExcluded(name, subtree))
            {
                return false;
            }
        }

        var isConstrained = false;
        foreach (var subtree in constraints.Permitted)
        {
            if (subtree.Kind != name.Kind)
            {
                continue;
            }

            if (IsPermitted(name, subtree))
            {
                return true;
            }

            isConstrained = true;
        }

        return !isConstrained;
    }

    private static bool IsPermitted(GeneralName name, GeneralName subtree) =>
        name.Kind switch
        {
            GeneralNameKind.Dns => IsDnsName(name.Text) && IsDomain(name.Text, subtree.Text),
            GeneralNameKind.Uri => UriHost.TryRead(name.Text, out var host) && IsHost(host, subtree.Text),
            GeneralNameKind.Email => NameConstraintSyntax.IsMailbox(name.Text) && IsMail(name.Text, subtree.Text),
            GeneralNameKind.IpAddress => IsAddress(name.Bytes.Span, subtree.Bytes.Span),
            GeneralNameKind.Directory => name.Directory!.IsWithin(subtree.Directory!),
            _ => false,
        };

    private static bool IsExcluded(GeneralName name, GeneralName subtree) =>
        name.Kind switch
        {
            GeneralNameKind.Dns => !IsDnsName(name.Text)
                || IsDomain(name.Text, subtree.Text)
                || MayReach(name.Text, subtree.Text),
            GeneralNameKind.Uri => !UriHost.TryRead(name.Text, out var host) || IsHost(host, subtree.Text),
            GeneralNameKind.Email => !NameConstraintSyntax.IsMailbox(name.Text) || IsMail(name.Text, subtree.Text),
            GeneralNameKind.IpAddress => name.Bytes.Length is not (4 or 16)
                || IsAddress(name.Bytes.Span, subtree.Bytes.Span),
            GeneralNameKind.Directory => name.Directory!.IsWithin(subtree.Directory!),
            _ => true,
        };

    private static bool IsDnsName(ReadOnlySpan<char> name) =>
        HostNames.IsHostName(name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name);

    private static bool IsDomain(ReadOnlySpan<char> name, ReadOnlySpan<char> domain) =>
        domain.IsEmpty || HostNames.IsWithin(name, domain);

    // a wildcard may stand for the excluded name or one above it
    private static bool MayReach(ReadOnlySpan<char> name, ReadOnlySpan<char> excluded) =>
        name.StartsWith("*.", StringComparison.Ordinal) && HostNames.IsBelow(excluded, name[2..]);

    private static bool IsHost(ReadOnlySpan<char> host, ReadOnlySpan<char> subtree)
    {
        if (subtree.IsEmpty)
        {
            return true;
        }

        return subtree[0] == '.'
            ? HostNames.IsBelow(host, subtree[1..])
            : host.Equals(subtree, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsMail(ReadOnlySpan<char> mailbox, ReadOnlySpan<char> subtree)
    {
        var at = mailbox.LastIndexOf('@');
        var subtreeAt = subtree.LastIndexOf('@');
        var host = mailbox[(at + 1)..];
        if (subtreeAt < 0)
        {
            return IsHost(host, subtree);
        }

        return mailbox[..at].SequenceEqual(subtree[..subtreeAt])
            && host.Equals(subtree[(subtreeAt + 1)..], StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsAddress(ReadOnlySpan<byte> address, ReadOnlySpan<byte> range)
    {
        if (address.Length * 2 != range.Length)
        {
            return false;
        }

        var mask = range[address.Length..];
        for (var index = 0; index < address.Length; index++)
        {
            if ((address[index] & mask[index]) != (range[index] & mask[index]))
            {
                return false;
            }
        }

        return true;
    }
}
