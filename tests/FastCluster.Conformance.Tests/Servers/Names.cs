using FastCluster.Udap.Communities;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>URIs of the deployment.</summary>
public static class Names
{
    public const string CommunityA = "urn:test:community-a";
    public const string CommunityB = "urn:test:community-b";
    public const string CommunityTefca = CommunityPolicy.TefcaCommunity;

    /// <summary>Alpha's base of all communities; A is its default view.</summary>
    public const string BaseOne = "https://fhir.alpha.test/one";

    /// <summary>Alpha's base of community A, with a trailing slash.</summary>
    public const string BaseTwo = "https://fhir.alpha.test/two/";

    /// <summary>Alpha's base of community B.</summary>
    public const string BaseThree = "https://three.alpha.test/fhir/r4";

    public const string BaseBeta = "https://fhir.beta.test/r4";

    public const string Scopes = "system/Patient.rs system/Observation.rs";
}
