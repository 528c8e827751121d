using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;

namespace FastCluster.Silo.Demo.Client;

/// <summary>The requests of a UDAP client and of a resource server. Knows the wire only; judges nothing.</summary>
/// <param name="http">Sends the requests.</param>
/// <param name="signer">Signs software statements and authentication tokens.</param>
internal sealed class UdapClient(HttpClient http, UdapJwtSigner signer)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <summary>Asks for a document.</summary>
    /// <param name="url">Absolute URL.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<UdapAnswer> GetAsync(string url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.ParseAdd(MediaTypeNames.Application.Json);
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>Registers a client (REG-02).</summary>
    /// <param name="endpoint">Registration endpoint.</param>
    /// <param name="softwareStatement">Compact JWS.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<UdapAnswer> RegisterAsync(
        string endpoint,
        string softwareStatement,
        CancellationToken cancellationToken
    )
    {
        var body = new JsonObject
        {
            ["software_statement"] = softwareStatement,
            ["certifications"] = new JsonArray(),
            ["udap"] = "1",
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>Posts form fields.</summary>
    /// <param name="endpoint">Token, introspection or revocation endpoint.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<UdapAnswer> PostFormAsync(
        string endpoint,
        IReadOnlyDictionary<string, string> fields,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Content = new FormUrlEncodedContent(fields);
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>Signs a software statement or an authentication token.</summary>
    /// <param name="credential">Whose key signs.</param>
    /// <param name="issuer">Client URI or client id.</param>
    /// <param name="audience">The endpoint.</param>
    /// <param name="claims">Further claims, or null.</param>
    public string Sign(UdapCredential credential, string issuer, string audience, JsonObject? claims = null) =>
        signer.Sign(credential, issuer, audience, claims);

    /// <summary>The fields by which the sender of a form proves itself (TOK-02 to TOK-04).</summary>
    /// <param name="assertion">Authentication token.</param>
    public static Dictionary<string, string> Authentication(string assertion) =>
        new(StringComparer.Ordinal)
        {
            ["client_assertion_type"] = AssertionType,
            ["client_assertion"] = assertion,
            ["udap"] = "1",
        };

    private async Task<UdapAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await http.SendAsync(request, cancellationToken);
        return new UdapAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }
}
