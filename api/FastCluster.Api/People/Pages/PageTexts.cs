using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace FastCluster.Api.People.Pages;

/// <summary>The texts of one language. Immutable.</summary>
public sealed class PageTexts
{
    private static readonly FrozenDictionary<string, PageTexts> s_all = PageLanguages.All.ToFrozenDictionary(
        language => language,
        language => new PageTexts(language),
        StringComparer.Ordinal
    );

    private readonly FrozenDictionary<string, string> _texts;

    private PageTexts(string language)
    {
        Language = language;
        var name = $"FastCluster.Api.People.Texts.{language}.resources";
        using var content =
            typeof(PageTexts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There are no texts of the language {language}.");
        using var reader = new ResourceReader(content);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = reader.GetEnumerator();
        while (entries.MoveNext())
        {
            texts.Add((string)entries.Key, (string)entries.Value!);
        }

        _texts = texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Language tag (BCP 47) of the texts.</summary>
    public string Language { get; }

    /// <summary>Names of all texts.</summary>
    public IReadOnlyCollection<string> Names => _texts.Keys;

    /// <summary>A text.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is none: a bug.</exception>
    public string this[string name] => _texts[name];

    /// <summary>The texts of a language.</summary>
    /// <param name="language">One of <see cref="PageLanguages.All"/>.</param>
    /// <exception cref="KeyNotFoundException">There are none.</exception>
    public static PageTexts Of(string language) => s_all[language];

    /// <summary>A text with values in it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">The values, plain text: the page encodes the whole.</param>
    public string Format(string name, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, _texts[name], values);

    /// <summary>A text, or null where there is none.</summary>
    /// <param name="name">Its name, any text.</param>
    internal string? Find(string name) => _texts.GetValueOrDefault(name);
}
