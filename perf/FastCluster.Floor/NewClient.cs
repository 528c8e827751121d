using System.Text;
using FastCluster.Pki;

namespace FastCluster.Floor;

/// <summary>A client that is not registered yet.</summary>
/// <param name="Uri">Its issuer URI.</param>
/// <param name="Credential">Its certificate and key.</param>
internal sealed record NewClient(string Uri, CertifiedKey Credential)
{
    private const string Members =
        ",\"client_name\":\"New client\",\"contacts\":[\"mailto:new@client.floor.test\"],\"grant_types\":[\"client_credentials\"]"
        + $",\"token_endpoint_auth_method\":\"private_key_jwt\",\"scope\":\"{FloorCommunity.Scope}\"";

    /// <summary>Its first registration.</summary>
    public byte[] Register()
    {
        var signer = new AssertionSigner(Credential);
        var statement = signer.Sign(Uri, FloorCommunity.RegistrationUrl, Members);
        return Encoding.ASCII.GetBytes($$"""{"software_statement":"{{statement}}","udap":"1"}""");
    }
}
