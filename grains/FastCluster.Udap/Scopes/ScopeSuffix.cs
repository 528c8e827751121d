namespace FastCluster.Udap.Scopes;

/// <summary>The part of a data scope after the dot, in both vocabularies. SCOPE-12, SCOPE-14.</summary>
internal static class ScopeSuffix
{
    private const string Order = "cruds";

    /// <summary>Reads <c>read</c>, <c>write</c>, <c>*</c> or one to five letters of <c>cruds</c> in that order.</summary>
    public static bool TryParse(ReadOnlySpan<char> suffix, out ScopeLetters letters, out bool isVersion1)
    {
        letters = suffix switch
        {
            "read" => ScopeLetters.AllRead,
            "write" => ScopeLetters.AllWrite,
            "*" => ScopeLetters.All,
            _ => ScopeLetters.None,
        };
        isVersion1 = letters != ScopeLetters.None;
        return isVersion1 || TryParseLetters(suffix, out letters);
    }

    /// <summary>Writes the letters in the vocabulary wished, or in letters where SMART 1 has no word for them.</summary>
    public static string Format(ScopeLetters letters, bool asVersion1) =>
        (asVersion1, letters) switch
        {
            (true, ScopeLetters.AllRead) => "read",
            (true, ScopeLetters.AllWrite) => "write",
            (true, ScopeLetters.All) => "*",
            _ => string.Concat(Order.Where((_, index) => letters.HasFlag((ScopeLetters)(1 << index)))),
        };

    private static bool TryParseLetters(ReadOnlySpan<char> suffix, out ScopeLetters letters)
    {
        letters = ScopeLetters.None;
        var last = -1;
        foreach (var letter in suffix)
        {
            var index = Order.IndexOf(letter);
            if (index <= last)
            {
                return false;
            }

            letters |= (ScopeLetters)(1 << index);
            last = index;
        }

        return letters != ScopeLetters.None;
    }
}
