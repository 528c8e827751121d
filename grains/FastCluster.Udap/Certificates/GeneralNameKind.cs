namespace FastCluster.Udap.Certificates;

/// <summary>The forms of a general name; the numbers are the context tags of RFC 5280 section 4.2.1.6.</summary>
internal enum GeneralNameKind
{
    Other = 0,
    Email = 1,
    Dns = 2,
    X400 = 3,
    Directory = 4,
    EdiParty = 5,
    Uri = 6,
    IpAddress = 7,
    RegisteredId = 8,
}
