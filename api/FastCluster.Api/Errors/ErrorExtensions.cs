using System.Text.Json.Serialization;

namespace FastCluster.Api.Errors;

/// <summary>Member <c>extensions</c> of an error: by name of the authorization extension object that lacks something.</summary>
internal sealed record ErrorExtensions
{
    /// <summary>What the B2B object lacks.</summary>
    [JsonPropertyName("hl7-b2b")]
    public required ConsentNeeded B2b { get; init; }

    /// <summary>The extension that tells which consent is needed. TEF-18.</summary>
    /// <param name="policies">Policy URIs of which one must be named, or null when consent is not the matter.</param>
    /// <param name="form">Where the form is found, or null.</param>
    /// <returns>The extension, or null when there is nothing to tell.</returns>
    public static ErrorExtensions? ForConsent(string[]? policies, string? form) =>
        policies is { Length: > 0 }
            ? new()
            {
                B2b = new() { Policies = policies, Form = form },
            }
            : null;
}
