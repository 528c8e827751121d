namespace FastCluster.Udap.Certificates;

/// <summary>Syntax and order of DNS host names, ASCII without regard to case.</summary>
internal static class HostNames
{
    private const int MaximumLength = 253;
    private const int MaximumLabelLength = 63;

    /// <summary>Whether the text is a host name: labels of letters, digits, hyphens and underscores, not an address.</summary>
    internal static bool IsHostName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > MaximumLength)
        {
            return false;
        }

        var isNumeric = true;
        foreach (var range in text.Split('.'))
        {
            var label = text[range];
            if (!IsLabel(label))
            {
                return false;
            }

            isNumeric = !label.ContainsAnyExceptInRange('0', '9'); // the last label decides
        }

        return !isNumeric;
    }

    /// <summary>Whether <paramref name="host"/> is <paramref name="domain"/> or lies below it.</summary>
    internal static bool IsWithin(ReadOnlySpan<char> host, ReadOnlySpan<char> domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || IsBelow(host, domain);

    /// <summary>Whether <paramref name="host"/> lies strictly below <paramref name="domain"/>.</summary>
    internal static bool IsBelow(ReadOnlySpan<char> host, ReadOnlySpan<char> domain) =>
        host.Length > domain.Length + 1
        && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
        && host[host.Length - domain.Length - 1] == '.';

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.IsEmpty || label.Length > MaximumLabelLength || label[0] == '-' || label[^1] == '-')
        {
            return false;
        }

        foreach (var character in label)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}
