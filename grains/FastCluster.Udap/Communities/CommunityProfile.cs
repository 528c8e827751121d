namespace FastCluster.Udap.Communities;

/// <summary>
/// Which release of the guide a trust community follows. The wire never says it, so it is policy of the community.
/// </summary>
public enum CommunityProfile
{
    /// <summary>HL7 SSRAA 1.x (STU 1 and its update 1).</summary>
    Ssraa11 = 0,

    /// <summary>HL7 SSRAA 2.0 (STU 2).</summary>
    Ssraa20 = 1,

    /// <summary>SSRAA 1.1 with the rules of the TEFCA SOP Facilitated FHIR Implementation 2.0.</summary>
    Tefca = 2,
}
