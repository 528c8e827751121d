namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>
/// The context that a client asserted for one token, in two parts that travel differently. It belongs to the token and
/// is never reused for another one. B2B-18, B2B-19.
/// </summary>
/// <param name="Asserted">Parts without personal data; plain claims of the token.</param>
/// <param name="Personal">Parts with personal data; they leave this process encrypted or not at all. B2BU-08.</param>
public sealed record AuthorizationContext(AssertedContext Asserted, PersonalContext Personal);
