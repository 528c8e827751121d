using System.Collections.Immutable;
using System.Text.Json;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>What a client must bring before consent counts as given; told to it in the error answer. TEF-18, B2B-21.</summary>
/// <param name="Policies">One to many policy URIs, of which the client has to name one in <c>consent_policy</c>.</param>
/// <param name="Form">URL where the consent form is found, or null.</param>
public sealed record ConsentRequirement(ImmutableArray<string> Policies, string? Form = null)
{
    /// <summary>Writes the value of the error member <c>extensions</c>; an unknown form is left out, never null.</summary>
    /// <param name="writer">Positioned where a value may stand.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteStartObject("hl7-b2b"u8);
        writer.WriteStartArray("consent_required"u8);
        foreach (var policy in Policies)
        {
            writer.WriteStringValue(policy);
        }

        writer.WriteEndArray();
        if (Form is not null)
        {
            writer.WriteString("consent_form"u8, Form);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
