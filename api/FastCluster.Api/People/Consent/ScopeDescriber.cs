using FastCluster.Api.People.Pages;
using FastCluster.Udap.Scopes;

namespace FastCluster.Api.People.Consent;

/// <summary>
/// Scopes in plain words: data scopes of SMART 1 and 2, the scopes of a session, and everything else as the app calls it. It
/// explains and decides nothing.
/// </summary>
internal static class ScopeDescriber
{
    /// <summary>Describes scopes.</summary>
    /// <param name="texts">Texts of the page.</param>
    /// <param name="scopes">The scopes, each of the form of RFC 6749.</param>
    /// <param name="known">What was allowed before; empty where nothing was.</param>
    public static IReadOnlyList<ScopeLine> Describe(
        PageTexts texts,
        IEnumerable<string> scopes,
        IReadOnlyList<string> known
    )
    {
        var before = ScopeSet.Of(known.Where(ScopeSet.IsScope));
        return
        [
            .. ScopeSet
                .Of(scopes.Where(ScopeSet.IsScope))
                .Tokens.Select(scope => new ScopeLine(
                    Describe(texts, scope),
                    ShownText.Of(scope.Text),
                    IsNew: !before.IsEmpty && !before.Covers(scope)
                )),
        ];
    }

    private static string Describe(PageTexts texts, ScopeToken scope) =>
        scope.Kind switch
        {
            ScopeKind.Data => Capitalize(DescribeData(texts, scope)),
            ScopeKind.Session => texts.Find($"scope.{scope.Text}") ?? texts["scope.other"],
            _ => texts["scope.other"],
        };

    private static string DescribeData(PageTexts texts, ScopeToken scope)
    {
        var things = texts.Format(
            scope.Context switch
            {
                ScopeContext.Patient => "scope.patient",
                ScopeContext.User => "scope.user",
                _ => "scope.system",
            },
            texts.Find($"resource.{scope.Resource}") ?? texts.Format("resource.other", scope.Resource)
        );
        var text = texts.Format("scope.data", Verbs(texts, scope.Letters), things);
        return scope.Query.IsEmpty
            ? text
            : texts.Format("scope.data.only", text, ShownText.Of(string.Join(", ", scope.Query)));
    }

    private static string Verbs(PageTexts texts, ScopeLetters letters)
    {
        (ScopeLetters Letters, string Name)[] all =
        [
            (ScopeLetters.AllRead, "scope.read"),
            (ScopeLetters.Create, "scope.add"),
            (ScopeLetters.Update, "scope.change"),
            (ScopeLetters.Delete, "scope.delete"),
        ];
        string[] verbs =
        [
            .. all.Where(verb => (letters & verb.Letters) != ScopeLetters.None).Select(verb => texts[verb.Name]),
        ];
        return verbs.Length == 1 ? verbs[0] : texts.Format("scope.and", string.Join(", ", verbs[..^1]), verbs[^1]);
    }

    private static string Capitalize(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
