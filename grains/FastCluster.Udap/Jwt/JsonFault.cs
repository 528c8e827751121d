namespace FastCluster.Udap.Jwt;

/// <summary>Why a text was not taken as JSON.</summary>
public enum JsonFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>Not a JSON object, too deep, not UTF-8, or a string that has no Unicode text (half a surrogate pair).</summary>
    Malformed,

    /// <summary>A member name occurs twice in one object; escaped spellings of one name count as equal.</summary>
    DuplicateName,
}
