namespace FastCluster.Udap.Certificates;

/// <summary>
/// Which subtrees have a meaning. One that has none could be read as permitting or as excluding nothing, so a
/// certificate that holds one is refused.
/// </summary>
internal static class NameConstraintSyntax
{
    /// <summary>Whether the subtree has a meaning; forms that are not supported count as well-formed.</summary>
    internal static bool IsWellFormed(GeneralName subtree) =>
        subtree.Kind switch
        {
            GeneralNameKind.Dns => subtree.Text.Length == 0 || HostNames.IsHostName(subtree.Text),
            GeneralNameKind.Uri => IsHostOrDomain(subtree.Text),
            GeneralNameKind.Email => IsMailbox(subtree.Text) || IsHostOrDomain(subtree.Text),
            GeneralNameKind.IpAddress => IsAddressRange(subtree.Bytes.Span),
            _ => true,
        };

    /// <summary>Whether the text is a mailbox: something, an at sign, a host name.</summary>
    internal static bool IsMailbox(ReadOnlySpan<char> text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && !text[..at].ContainsAny(" \"<>@") && HostNames.IsHostName(text[(at + 1)..]);
    }

    private static bool IsHostOrDomain(ReadOnlySpan<char> text) =>
        text.IsEmpty || HostNames.IsHostName(text[0] == '.' ? text[1..] : text);

    private static bool IsAddressRange(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is not (8 or 32))
        {
            return false;
        }

        var isTail = false;
        foreach (var octet in bytes[(bytes.Length / 2)..])
        {
            var ones = System.Numerics.BitOperations.LeadingZeroCount((uint)(byte)~octet << 24);
            var expected = (byte)(0xFF << (8 - Math.Min(ones, 8)));
            if (octet != expected || (isTail && octet != 0))
            {
                return false;
            }

            isTail |= octet != 0xFF;
        }

        return true;
    }
}
