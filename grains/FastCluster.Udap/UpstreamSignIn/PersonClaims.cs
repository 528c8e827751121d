using System.Collections.Frozen;
using System.Text.Json;

namespace FastCluster.Udap.UpstreamSignIn;

/// <summary>
/// What an identity provider says of a person, for finding out who they are here. It is kept nowhere: once the person is
/// bound to a local one, only the binding stays. TIER-33, TIER-34.
/// </summary>
public sealed record PersonClaims
{
    private const int MaximumClaims = 64;
    private const int MaximumLength = 512;

    /// <summary>Claims about the token and not the person.</summary>
    private static readonly FrozenSet<string> s_ofToken = FrozenSet.Create(
        StringComparer.Ordinal,
        "iss",
        "sub",
        "aud",
        "exp",
        "iat",
        "nbf",
        "jti",
        "azp",
        "nonce",
        "at_hash",
        "c_hash",
        "auth_time",
        "acr",
        "amr",
        "sid"
    );

    /// <summary>Claims by which people know an account, the one that they type first.</summary>
    private static readonly string[] s_names = ["preferred_username", "email", "name"];

    private PersonClaims(string issuer, string subject, FrozenDictionary<string, string> values)
    {
        Issuer = issuer;
        Subject = subject;
        Values = values;
    }

    /// <summary>Base URL of the identity provider.</summary>
    public string Issuer { get; }

    /// <summary>The person as the identity provider knows them: 1 to 255 characters; unique only together with the issuer.</summary>
    public string Subject { get; }

    /// <summary>Claims that are texts, numbers or yes and no, by their names; at most 64, of 512 characters each.</summary>
    public FrozenDictionary<string, string> Values { get; }

    /// <summary>What the person calls the account, at most 512 characters; null where the identity provider does not say.</summary>
    public string? AccountName =>
        s_names.Select(name => Values.GetValueOrDefault(name)).FirstOrDefault(value => value is { Length: > 0 });

    /// <summary>Reads the claims of a judged ID token.</summary>
    /// <param name="issuer">The issuer that was judged.</param>
    /// <param name="subject">The subject that was judged.</param>
    /// <param name="claims">All claims.</param>
    public static PersonClaims Read(string issuer, string subject, JsonElement claims) =>
        new PersonClaims(issuer, subject, FrozenDictionary<string, string>.Empty).With(claims);

    /// <summary>The same person with more said of them; what was signed before stays.</summary>
    /// <param name="claims">A JSON object.</param>
    internal PersonClaims With(JsonElement claims)
    {
        var values = new Dictionary<string, string>(Values, StringComparer.Ordinal);
        foreach (var claim in claims.EnumerateObject())
        {
            if (values.Count < MaximumClaims && !s_ofToken.Contains(claim.Name) && TextOf(claim.Value) is { } text)
            {
                values.TryAdd(claim.Name, text);
            }
        }

        return new(Issuer, Subject, values.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>Never shows who it is.</summary>
    public override string ToString() => $"person of {Issuer}";

    private static string? TextOf(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
        return text?.Length <= MaximumLength ? text : null;
    }
}
