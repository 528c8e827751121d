using System.Formats.Asn1;

namespace FastCluster.Pki;

/// <summary>The tags of <c>GeneralName</c>, RFC 5280 section 4.2.1.6.</summary>
internal static class GeneralNameTag
{
    internal static readonly Asn1Tag Email = new(TagClass.ContextSpecific, 1);
    internal static readonly Asn1Tag Dns = new(TagClass.ContextSpecific, 2);
    internal static readonly Asn1Tag Directory = new(TagClass.ContextSpecific, 4, isConstructed: true);
    internal static readonly Asn1Tag Uri = new(TagClass.ContextSpecific, 6);
    internal static readonly Asn1Tag IpAddress = new(TagClass.ContextSpecific, 7);
}
