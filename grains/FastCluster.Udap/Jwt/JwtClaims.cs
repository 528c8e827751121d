using System.Collections.Immutable;
using System.Text.Json;

namespace FastCluster.Udap.Jwt;

/// <summary>
/// Typed reading of the members of a JSON object that <see cref="StrictJson"/> or <see cref="JwtParser"/> made; no
/// method throws on such input. The <c>TryGetX</c> methods are for required members, the <c>TryGetOptionalX</c> methods
/// tell an absent member from one of the wrong type.
/// </summary>
public static class JwtClaims
{
    /// <summary>Reads a string, which may be empty.</summary>
    /// <returns>False when the member is absent or not a string.</returns>
    public static bool TryGetString(this JsonElement claims, string name, out string value)
    {
        var presence = claims.TryGetOptionalString(name, out var found);
        value = found ?? string.Empty;
        return presence == ClaimPresence.Present;
    }

    /// <summary>Reads a string, which may be empty; <paramref name="value"/> is null unless present.</summary>
    public static ClaimPresence TryGetOptionalString(this JsonElement claims, string name, out string? value)
    {
        var presence = Find(claims, name, JsonValueKind.String, out var member);
        value = presence == ClaimPresence.Present ? member.GetString() : null;
        return presence;
    }

    /// <summary>Reads an array of strings, which may be empty. A single string is not an array.</summary>
    /// <returns>False when the member is absent or not an array of strings only.</returns>
    public static bool TryGetStrings(this JsonElement claims, string name, out ImmutableArray<string> values) =>
        claims.TryGetOptionalStrings(name, out values) == ClaimPresence.Present;

    /// <summary>Reads an array of strings, which may be empty; <paramref name="values"/> is empty unless present.</summary>
    public static ClaimPresence TryGetOptionalStrings(
        this JsonElement claims,
        string name,
        out ImmutableArray<string> values
    )
    {
        values = [];
        var presence = Find(claims, name, JsonValueKind.Array, out var member);
        if (presence != ClaimPresence.Present)
        {
            return presence;
        }

        return TryReadStrings(member, out values) ? ClaimPresence.Present : ClaimPresence.WrongType;
    }

    /// <summary>Reads an object.</summary>
    /// <returns>False when the member is absent or not an object.</returns>
    public static bool TryGetObject(this JsonElement claims, string name, out JsonElement value) =>
        claims.TryGetOptionalObject(name, out value) == ClaimPresence.Present;

    /// <summary>Reads an object; <paramref name="value"/> is undefined unless present.</summary>
    public static ClaimPresence TryGetOptionalObject(this JsonElement claims, string name, out JsonElement value) =>
        Find(claims, name, JsonValueKind.Object, out value);

    /// <summary>
    /// Reads a time in whole seconds since 1970-01-01 UTC, from 0 to the end of year 9999, written without fraction and
    /// exponent; <paramref name="seconds"/> is 0 unless present. JWT-09.
    /// </summary>
    public static ClaimPresence TryGetOptionalTime(this JsonElement claims, string name, out long seconds)
    {
        seconds = 0;
        var presence = Find(claims, name, JsonValueKind.Number, out var member);
        if (presence != ClaimPresence.Present)
        {
            return presence;
        }

        var isTime = member.TryGetInt64(out var number) && number is >= 0 and <= StandardClaims.LatestTime;
        seconds = isTime ? number : 0;
        return isTime ? ClaimPresence.Present : ClaimPresence.WrongType;
    }

    /// <summary>Reads a string or an array of one or more strings as a list, as <c>aud</c> is written.</summary>
    internal static ClaimPresence TryGetOneOrMany(
        this JsonElement claims,
        string name,
        out ImmutableArray<string> values
    )
    {
        if (claims.TryGetOptionalString(name, out var single) == ClaimPresence.Present)
        {
            values = [single!];
            return ClaimPresence.Present;
        }

        var presence = claims.TryGetOptionalStrings(name, out values);
        return presence == ClaimPresence.Present && values.IsEmpty ? ClaimPresence.WrongType : presence;
    }

    private static ClaimPresence Find(JsonElement claims, string name, JsonValueKind kind, out JsonElement member)
    {
        if (claims.ValueKind != JsonValueKind.Object || !claims.TryGetProperty(name, out member))
        {
            member = default;
            return ClaimPresence.Absent;
        }

        if (member.ValueKind == kind)
        {
            return ClaimPresence.Present;
        }

        member = default;
        return ClaimPresence.WrongType;
    }

    private static bool TryReadStrings(JsonElement array, out ImmutableArray<string> values)
    {
        values = [];
        var builder = ImmutableArray.CreateBuilder<string>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                return false;
            }

            builder.Add(item.GetString()!);
        }

        values = builder.MoveToImmutable();
        return true;
    }
}
