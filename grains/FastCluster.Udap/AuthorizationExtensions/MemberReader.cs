using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>Reads the members of one extension object and keeps the first fault. B2B-22 bounds what it reads.</summary>
internal sealed class MemberReader(JsonElement members)
{
    /// <summary>Most characters of one text.</summary>
    internal const int MaximumTextLength = 1024;

    /// <summary>Most entries of one array.</summary>
    internal const int MaximumCount = 20;

    /// <summary>The first rule that was broken, or none.</summary>
    internal RejectionReason Fault { get; private set; }

    /// <summary>Requires <c>version</c> to be the string "1".</summary>
    internal void RequireVersion() =>
        Demand(
            members.TryGetString(B2bMembers.Version, out var version) && version == B2bMembers.SupportedVersion,
            RejectionReason.ExtensionVersion
        );

    /// <summary>Notes a fault unless the condition holds.</summary>
    internal void Demand(bool holds, RejectionReason reason)
    {
        if (!holds && Fault == RejectionReason.None)
        {
            Fault = reason;
        }
    }

    /// <summary>Reads a text that may be absent but not empty.</summary>
    internal string? OptionalText(string name, RejectionReason reason)
    {
        var presence = members.TryGetOptionalString(name, out var value);
        Demand(presence == ClaimPresence.Absent || !string.IsNullOrWhiteSpace(value), reason);
        Demand(value is null || value.Length <= MaximumTextLength, RejectionReason.ExtensionTooLarge);
        return value;
    }

    /// <summary>Reads an array of texts that may be absent but not empty.</summary>
    internal ImmutableArray<string> OptionalTexts(string name, RejectionReason reason)
    {
        if (members.TryGetProperty(name, out var array) && IsTooLong(array))
        {
            Demand(holds: false, RejectionReason.ExtensionTooLarge);
            return [];
        }

        var presence = members.TryGetOptionalStrings(name, out var values);
        Demand(presence == ClaimPresence.Absent || !values.IsEmpty, reason);
        foreach (var value in values)
        {
            Demand(!string.IsNullOrWhiteSpace(value), reason);
            Demand(value.Length <= MaximumTextLength, RejectionReason.ExtensionTooLarge);
        }

        return values;
    }

    /// <summary>Reads a FHIR resource of one type.</summary>
    internal JsonElement RequiredResource(string name, string resourceType, RejectionReason reason)
    {
        var isResource =
            members.TryGetObject(name, out var resource)
            && resource.TryGetString("resourceType", out var type)
            && type == resourceType;
        Demand(isResource, reason);
        return resource;
    }

    private static bool IsTooLong(JsonElement array) =>
        array.ValueKind == JsonValueKind.Array && array.GetArrayLength() > MaximumCount;
}
