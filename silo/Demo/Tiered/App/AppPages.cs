using System.Net;

namespace FastCluster.Silo.Demo.Tiered.App;

/// <summary>The app's own pages.</summary>
internal static class AppPages
{
    /// <summary>Name of the app, which the data holder shows to people.</summary>
    public const string Name = "Heart diary";

    /// <summary>With the link that begins a request.</summary>
    public static string Start { get; } =
        Page(
            Name,
            $"""
            <p>This app shows your test results of {TieredSettings.HolderName}. You sign in with {TieredSettings.ProviderName}.</p>
            <p><a href="/connect">Connect with {TieredSettings.HolderName}</a></p>
            """
        );

    /// <summary>After the first visit.</summary>
    public static string First { get; } =
        Page(
            "Back at the app",
            $"""
            <p>{TieredSettings.HolderName} let the app in and knows now who you are at {TieredSettings.ProviderName}.</p>
            <p>Come once more: open <a href="/">the app</a> in a private window. Only {TieredSettings.ProviderName} asks for your password.</p>
            """
        );

    /// <summary>After the second one.</summary>
    public static string Last { get; } =
        Page("Back at the app", "<p>That was all. The rest is between the servers: see the terminal.</p>");

    /// <summary>When the app is not registered yet, or too much is under way.</summary>
    public static string Busy { get; } = Page("One moment", "<p>The app is not ready. Load this page again.</p>");

    /// <summary>When nobody asked for what arrived.</summary>
    public static string Unasked { get; } =
        Page("Unexpected answer", "<p>The app did not ask for this. Begin at <a href=\"/\">its first page</a>.</p>");

    /// <summary>When there is nothing.</summary>
    public static string NotFound { get; } =
        Page("Not found", "<p>There is <a href=\"/\">one page</a> to begin at.</p>");

    /// <summary>When the data holder or the person said no.</summary>
    /// <param name="error">What it said.</param>
    public static string Refused(string error) =>
        Page("No access", $"<p>{TieredSettings.HolderName} says: {WebUtility.HtmlEncode(error)}</p>");

    private static string Page(string title, string text) =>
        $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{{title}}</title>
            <style>
            body { background: Canvas; color: CanvasText; font: 1.1rem/1.5 sans-serif; margin: 2rem auto; max-width: 34rem; padding: 0 1rem; }
            a { color: LinkText; }
            </style>
            </head>
            <body>
            <main>
            <h1>{{title}}</h1>
            {{text}}
            </main>
            </body>
            </html>

            """;
}
