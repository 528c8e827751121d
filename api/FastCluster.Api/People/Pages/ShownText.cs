using System.Globalization;
using System.Text;

namespace FastCluster.Api.People.Pages;

/// <summary>
/// Texts that others chose, fit to be shown: no line breaks, no invisible characters, none that turn the direction of writing,
/// not longer than a line or two. Encoding for HTML is the page's own work.
/// </summary>
internal static class ShownText
{
    private const int MaximumLength = 200;
    private static readonly string[] s_spoken = ["mailto:", "tel:"];

    /// <summary>The text as it is shown.</summary>
    /// <param name="text">What somebody else chose.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = new StringBuilder(Math.Min(text.Length, MaximumLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= MaximumLength)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(IsShown(rune) ? rune.ToString() : " ");
        }

        return shown.ToString().Trim();
    }

    /// <summary>The text as it is shown, or null where there is nothing to show.</summary>
    /// <param name="text">What somebody else chose, or null.</param>
    public static string? OrNull(string? text) => text is null || Of(text) is not { Length: > 0 } shown ? null : shown;

    /// <summary>A way to reach somebody, without the scheme of addresses that people write without; null where nothing is left.</summary>
    /// <param name="contact">What somebody else chose, or null: <c>mailto:help@app.example</c>, <c>https://app.example/help</c>.</param>
    public static string? ContactOrNull(string? contact)
    {
        var scheme = s_spoken.FirstOrDefault(one =>
            contact?.StartsWith(one, StringComparison.OrdinalIgnoreCase) is true
        );
        return OrNull(contact?[(scheme?.Length ?? 0)..]);
    }

    /// <summary>An address that a page may link to, or null for any other text.</summary>
    /// <param name="address">What somebody else chose, or null.</param>
    public static string? LinkOrNull(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
            ? uri.AbsoluteUri
            : null;

    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
            );
}
