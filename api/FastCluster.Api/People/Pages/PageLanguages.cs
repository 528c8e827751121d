using Microsoft.Net.Http.Headers;

namespace FastCluster.Api.People.Pages;

/// <summary>Which language a page is written in.</summary>
internal static class PageLanguages
{
    private const int MostWishes = 16;

    /// <summary>Languages that there are, by their primary subtag (BCP 47).</summary>
    public static IReadOnlyList<string> All { get; } = ["en", "es", "de"];

    /// <summary>Chooses the language of a page.</summary>
    /// <param name="appWishes">What the app asked for, best first; <c>ui_locales</c>.</param>
    /// <param name="browserWishes">The header <c>Accept-Language</c>.</param>
    /// <param name="fallback">The operator's own.</param>
    public static string Choose(IEnumerable<string> appWishes, IList<string> browserWishes, string fallback) =>
        appWishes.Take(MostWishes).Concat(Order(browserWishes)).Select(Find).FirstOrDefault(found => found is not null)
        ?? fallback;

    private static IEnumerable<string> Order(IList<string> header) =>
        StringWithQualityHeaderValue.TryParseList(header, out var wishes)
            ? wishes
                .Take(MostWishes)
                .Where(wish => wish.Quality is not 0)
                .OrderByDescending(wish => wish.Quality ?? 1)
                .Select(wish => wish.Value.ToString())
            : [];

    private static string? Find(string wish)
    {
        var primary = wish.Split('-')[0];
        return All.FirstOrDefault(known => string.Equals(known, primary, StringComparison.OrdinalIgnoreCase));
    }
}
