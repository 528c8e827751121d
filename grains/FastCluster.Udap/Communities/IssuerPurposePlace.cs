namespace FastCluster.Udap.Communities;

/// <summary>Where the issuer URI of a client carries the code of its exchange purpose. TEF-06.</summary>
public enum IssuerPurposePlace
{
    /// <summary>The issuer URI names no purpose.</summary>
    None = 0,

    /// <summary>One whole segment of the path is the code, as the TEFCA SOP words it.</summary>
    PathSegment = 1,

    /// <summary>One whole segment of the path, or the whole fragment, is the code.</summary>
    PathSegmentOrFragment = 2,
}
