using System.Text.Json;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>
/// The understood extension objects of one assertion, not yet judged; an absent one is undefined. Keys that the
/// community does not list are left out, as if unsent. B2B-02, B2B-03, B2B-15, B2B-16.
/// </summary>
internal sealed class ExtensionObjects
{
    private ExtensionObjects(JsonElement b2b, JsonElement b2bUser, JsonElement tefcaIas)
    {
        B2b = b2b;
        B2bUser = b2bUser;
        TefcaIas = tefcaIas;
    }

    internal JsonElement B2b { get; }

    internal JsonElement B2bUser { get; }

    internal JsonElement TefcaIas { get; }

    internal bool HasB2b => B2b.ValueKind == JsonValueKind.Object;

    internal bool HasB2bUser => B2bUser.ValueKind == JsonValueKind.Object;

    internal bool HasTefcaIas => TefcaIas.ValueKind == JsonValueKind.Object;

    /// <summary>Finds the objects and judges which of them are there.</summary>
    internal static RejectionReason TryRead(JsonElement claims, ExtensionPolicy policy, out ExtensionObjects? result)
    {
        result = null;
        if (claims.TryGetOptionalObject(B2bMembers.Extensions, out var extensions) == ClaimPresence.WrongType)
        {
            return RejectionReason.ExtensionsNotObject;
        }

        if (policy.RefuseUnknown && HasUnknown(extensions, policy))
        {
            return RejectionReason.ExtensionUnknown;
        }

        if (
            !TryFind(extensions, ExtensionPolicy.B2b, policy, out var b2b)
            || !TryFind(extensions, ExtensionPolicy.B2bUser, policy, out var b2bUser)
            || !TryFind(extensions, ExtensionPolicy.TefcaIas, policy, out var tefcaIas)
        )
        {
            return RejectionReason.ExtensionNotObject;
        }

        result = new(b2b, b2bUser, tefcaIas);
        return CheckPresence(result, extensions, policy);
    }

    private static RejectionReason CheckPresence(ExtensionObjects found, JsonElement extensions, ExtensionPolicy policy)
    {
        if (policy.RequireB2b && !found.HasB2b)
        {
            return RejectionReason.B2bMissing;
        }

        if (policy.RequireB2bUser && !found.HasB2bUser)
        {
            return RejectionReason.B2bUserMissing;
        }

        return policy.OtherRequired.All(key => extensions.TryGetOptionalObject(key, out _) == ClaimPresence.Present)
            ? RejectionReason.None
            : RejectionReason.ExtensionRequired;
    }

    private static bool HasUnknown(JsonElement extensions, ExtensionPolicy policy) =>
        extensions.ValueKind == JsonValueKind.Object
        && extensions.EnumerateObject().Any(member => !policy.Supported.Contains(member.Name));

    private static bool TryFind(JsonElement extensions, string key, ExtensionPolicy policy, out JsonElement value)
    {
        value = default;
        return (!policy.Supported.Contains(key) && !IsRequired(key, policy))
            || extensions.TryGetOptionalObject(key, out value) != ClaimPresence.WrongType;
    }

    private static bool IsRequired(string key, ExtensionPolicy policy) =>
        (key == ExtensionPolicy.B2b && policy.RequireB2b) || (key == ExtensionPolicy.B2bUser && policy.RequireB2bUser);
}
