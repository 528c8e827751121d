using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>The rule on <c>contacts</c>: URIs, at least one of them a mail address. REG-16.</summary>
internal static class ContactRules
{
    public static RejectionReason TryRead(JsonElement claims, out ImmutableArray<string> contacts)
    {
        if (!claims.TryGetStrings("contacts", out contacts))
        {
            return RejectionReason.MetadataContacts;
        }

        if (contacts.Length > MetadataLimits.Contacts || contacts.Any(one => one.Length > MetadataLimits.UriLength))
        {
            return RejectionReason.MetadataTooLong;
        }

        return contacts.All(MetadataUri.IsAbsolute) && contacts.Any(MetadataUri.IsMailAddress)
            ? RejectionReason.None
            : RejectionReason.MetadataContacts;
    }
}
