using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>
/// The server as an identity provider: ID tokens and UserInfo for data holders (Tiered OAuth) and for apps that ask
/// <c>openid</c>. Its issuer is then one of <c>fhirBases[].url</c>, with a certificate of each community that lists <c>openid</c>.
/// </summary>
public sealed record IdentityProviderOptions
{
    /// <summary>UserInfo endpoint as published. Default <c>{issuer}/userinfo</c>.</summary>
    [HttpsUrl]
    public string? UserInfoEndpoint { get; init; }

    /// <summary>Document of the keys that verify ID tokens, as published. Default <c>{issuer}/.well-known/id-token-keys.json</c>.</summary>
    [HttpsUrl]
    public string? KeysUri { get; init; }

    /// <summary>
    /// Assurance class (<c>acr</c>) of people whose sign-in states none, 1 to 256 characters; most data holders want one. Default
    /// none.
    /// </summary>
    [StringLength(256, MinimumLength = 1)]
    public string? Assurance { get; init; }

    /// <summary>Methods (<c>amr</c>) of people whose sign-in states none, at most 10. Default none.</summary>
    [MaxLength(10)]
    public IReadOnlyList<string> Methods { get; init; } = [];
}
