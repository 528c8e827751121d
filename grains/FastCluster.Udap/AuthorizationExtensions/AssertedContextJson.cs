using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>The JSON form of <see cref="AssertedContext"/> inside tokens and introspection answers. B2B-18.</summary>
public static class AssertedContextJson
{
    /// <summary>Writes the value of the claim <c>extensions</c>: an object with the one member <c>hl7-b2b</c>.</summary>
    /// <param name="writer">Positioned where a value may stand.</param>
    /// <param name="context">What to write; absent members are left out.</param>
    public static void Write(Utf8JsonWriter writer, AssertedContext context)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(context);
        writer.WriteStartObject();
        writer.WriteStartObject("hl7-b2b"u8);
        writer.WriteString("version"u8, B2bMembers.SupportedVersion);
        WriteString(writer, B2bMembers.OrganizationId, context.OrganizationId);
        WriteString(writer, B2bMembers.OrganizationName, context.OrganizationName);
        WriteString(writer, B2bMembers.SubjectRole, context.SubjectRole);
        WriteStrings(writer, B2bMembers.PurposeOfUse, context.PurposeOfUse);
        WriteStrings(writer, B2bMembers.ConsentPolicy, context.ConsentPolicy);
        WriteStrings(writer, B2bMembers.ConsentReference, context.ConsentReference);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="extensions">The value of the claim <c>extensions</c>.</param>
    /// <param name="context">The context when the answer is true.</param>
    /// <returns>False when a member has the wrong type.</returns>
    public static bool TryRead(JsonElement extensions, out AssertedContext? context)
    {
        context = null;
        if (!extensions.TryGetObject(ExtensionPolicy.B2b, out var b2b))
        {
            return false;
        }

        var wellTyped =
            b2b.TryGetOptionalString(B2bMembers.OrganizationId, out var organizationId) != ClaimPresence.WrongType
            & b2b.TryGetOptionalString(B2bMembers.OrganizationName, out var organizationName) != ClaimPresence.WrongType
            & b2b.TryGetOptionalString(B2bMembers.SubjectRole, out var subjectRole) != ClaimPresence.WrongType
            & b2b.TryGetOptionalStrings(B2bMembers.PurposeOfUse, out var purposes) != ClaimPresence.WrongType
            & b2b.TryGetOptionalStrings(B2bMembers.ConsentPolicy, out var policies) != ClaimPresence.WrongType
            & b2b.TryGetOptionalStrings(B2bMembers.ConsentReference, out var references) != ClaimPresence.WrongType;
        if (!wellTyped)
        {
            return false;
        }

        context = new AssertedContext
        {
            OrganizationId = organizationId,
            OrganizationName = organizationName,
            SubjectRole = subjectRole,
            PurposeOfUse = purposes,
            ConsentPolicy = policies,
            ConsentReference = references,
        };
        return true;
    }

    private static void WriteString(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteStrings(Utf8JsonWriter writer, string name, ImmutableArray<string> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
