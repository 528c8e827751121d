using FastCluster.Udap.Communities.CodeLists;

namespace FastCluster.ResourceServer.Authorization;

/// <summary>
/// Compares purposes of use. The authorization server brings what it knows to the form <c>system#code</c>; a code alone
/// stands for the code systems whose lists it ships, and for nobody else's code of the same name.
/// </summary>
internal static class PurposeMatch
{
    private static readonly string[] s_systems =
    [
        ShippedCodeLists.Hl7PurposeOfUse.System,
        ShippedCodeLists.TefcaExchangePurposes40.System,
        ShippedCodeLists.TefcaExchangePurposes51.System,
    ];

    /// <summary>Whether a stated purpose is one of the allowed ones.</summary>
    /// <param name="stated">As in the token.</param>
    /// <param name="allowed">Allowed purposes.</param>
    public static bool IsAmong(string stated, ReadOnlySpan<string> allowed)
    {
        foreach (var purpose in allowed)
        {
            if (string.Equals(stated, purpose, StringComparison.Ordinal) || IsCodeOf(stated, purpose))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCodeOf(string stated, string code)
    {
        var hash = stated.IndexOf('#', StringComparison.Ordinal);
        return hash > 0
            && stated.AsSpan(hash + 1).SequenceEqual(code)
            && s_systems.Contains(stated[..hash], StringComparer.Ordinal);
    }
}
