using System.Buffers;
using System.Text.Json;
using FastCluster.Udap.Communities;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>Gathers the personal parts into one JSON object. B2BU-08, B2B-22.</summary>
internal static class PersonalContextWriter
{
    /// <summary>Gathers; undefined elements are left out.</summary>
    /// <returns>The context, or null when it would exceed <see cref="PersonalContext.MaximumLength"/>.</returns>
    internal static PersonalContext? Write(B2bObject? b2b, JsonElement b2bUser, JsonElement tefcaIas)
    {
        var hasSubject = b2b?.SubjectName is not null;
        if (!hasSubject && IsAbsent(b2bUser) && IsAbsent(tefcaIas))
        {
            return PersonalContext.Empty;
        }

        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            WriteSubject(writer, b2b);
            WriteRaw(writer, ExtensionPolicy.B2bUser, b2bUser);
            WriteRaw(writer, ExtensionPolicy.TefcaIas, tefcaIas);
            writer.WriteEndObject();
        }

        return buffer.WrittenCount > PersonalContext.MaximumLength ? null : new(buffer.WrittenMemory);
    }

    private static bool IsAbsent(JsonElement element) => element.ValueKind == JsonValueKind.Undefined;

    private static void WriteSubject(Utf8JsonWriter writer, B2bObject? b2b)
    {
        if (b2b?.SubjectName is null)
        {
            return;
        }

        writer.WriteStartObject(ExtensionPolicy.B2b);
        writer.WriteString(B2bMembers.SubjectName, b2b.SubjectName);
        if (b2b.SubjectId is not null)
        {
            writer.WriteString(B2bMembers.SubjectId, b2b.SubjectId);
        }

        writer.WriteEndObject();
    }

    private static void WriteRaw(Utf8JsonWriter writer, string name, JsonElement element)
    {
        if (IsAbsent(element))
        {
            return;
        }

        writer.WritePropertyName(name);
        element.WriteTo(writer);
    }
}
