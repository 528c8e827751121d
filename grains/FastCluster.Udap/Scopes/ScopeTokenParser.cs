using System.Collections.Frozen;
using System.Collections.Immutable;

namespace FastCluster.Udap.Scopes;

/// <summary>Parses one scope. It never fails: what only looks like a data scope is <see cref="ScopeKind.Malformed"/>.</summary>
internal static class ScopeTokenParser
{
    public const int MaximumLength = 512;
    public const int MaximumQueryParameters = 8;
    private const int MaximumResourceLength = 64;

    private static readonly FrozenSet<string> SessionScopes = FrozenSet.Create(
        StringComparer.Ordinal,
        "openid",
        "profile",
        "email",
        "fhirUser",
        "offline_access",
        "online_access",
        "launch"
    );

    /// <summary>Parses a text of allowed characters, 1 to <see cref="MaximumLength"/> of them.</summary>
    public static ScopeToken Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var context = slash < 0 ? ScopeContext.None : ParseContext(text.AsSpan(0, slash));
        if (context != ScopeContext.None)
        {
            return ParseData(text, context, text.AsSpan(slash + 1));
        }

        return text == "udap" ? new ScopeToken(text, ScopeKind.Udap)
            : IsSession(text) ? new ScopeToken(text, ScopeKind.Session)
            : new ScopeToken(text, ScopeKind.Other);
    }

    /// <summary>Writes a data scope.</summary>
    public static ScopeToken Compose(
        ScopeContext context,
        string resource,
        ScopeLetters letters,
        ImmutableArray<string> query,
        bool asVersion1
    )
    {
        var suffix = ScopeSuffix.Format(letters, asVersion1 && query.IsEmpty);
        var tail = query.IsEmpty ? string.Empty : "?" + string.Join('&', query);
        return Parse($"{Name(context)}/{resource}.{suffix}{tail}");
    }

    private static ScopeToken ParseData(string text, ScopeContext context, ReadOnlySpan<char> rest)
    {
        var malformed = new ScopeToken(text, ScopeKind.Malformed);
        var mark = rest.IndexOf('?');
        var access = mark < 0 ? rest : rest[..mark];
        var dot = access.IndexOf('.');
        if (dot < 0 || !IsResource(access[..dot]) || !TryParseQuery(rest, mark, out var query))
        {
            return malformed;
        }

        var isKnown = ScopeSuffix.TryParse(access[(dot + 1)..], out var letters, out var isVersion1);
        if (!isKnown || (isVersion1 && !query.IsEmpty))
        {
            return malformed;
        }

        return new ScopeToken(text, ScopeKind.Data)
        {
            Context = context,
            Resource = access[..dot].ToString(),
            Letters = letters,
            IsVersion1 = isVersion1,
            Query = query,
        };
    }

    private static bool TryParseQuery(ReadOnlySpan<char> rest, int mark, out ImmutableArray<string> query)
    {
        query = [];
        if (mark < 0)
        {
            return true;
        }

        var parameters = rest[(mark + 1)..].ToString().Split('&', MaximumQueryParameters + 1);
        query = [.. parameters.Distinct(StringComparer.Ordinal)];
        return parameters.Length <= MaximumQueryParameters && parameters.All(IsParameter);
    }

    private static bool IsParameter(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && equals < parameter.Length - 1;
    }

    private static bool IsResource(ReadOnlySpan<char> resource)
    {
        if (resource is ScopeToken.AnyResource)
        {
            return true;
        }

        if (resource.Length is 0 or > MaximumResourceLength || !char.IsAsciiLetterUpper(resource[0]))
        {
            return false;
        }

        foreach (var letter in resource)
        {
            if (!char.IsAsciiLetter(letter))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSession(string text) =>
        SessionScopes.Contains(text) || text.StartsWith("launch/", StringComparison.Ordinal);

    private static ScopeContext ParseContext(ReadOnlySpan<char> name) =>
        name switch
        {
            "patient" => ScopeContext.Patient,
            "user" => ScopeContext.User,
            "system" => ScopeContext.System,
            _ => ScopeContext.None,
        };

    private static string Name(ScopeContext context) =>
        context switch
        {
            ScopeContext.Patient => "patient",
            ScopeContext.User => "user",
            ScopeContext.System => "system",
            _ => throw new ArgumentOutOfRangeException(nameof(context), context, "Not a data context."),
        };
}
