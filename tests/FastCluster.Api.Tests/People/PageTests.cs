using System.Net;
using System.Text.RegularExpressions;
using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Upstream;

namespace FastCluster.Api.Tests.People;

/// <summary>What holds for every page.</summary>
public sealed partial class PageTests
{
    private const string Hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e{{7*7}}";

    private static AskingApp HostileApp =>
        new()
        {
            Key = Hostile,
            Name = Hostile,
            Organization = Hostile,
            Country = Hostile,
            Community = Hostile,
            Issuer = Hostile,
            HomePage = "https://x.test/" + Hostile,
            PrivacyPolicy = "https://x.test/?" + Hostile,
            TermsOfService = Hostile,
            Contacts = [Hostile],
            Certifications = [new(Hostile, [Hostile], Hostile, false, Hostile)],
        };

    private static ConsentQuestion HostileQuestion =>
        ScriptedAuthorizer.Question with
        {
            Scopes = ["<script>alert(1)</script>", "patient/Condition.rs?code=<b>", "launch/<i>"],
            Audience = [Hostile],
        };

    [Fact]
    [Requirement("CONS-13")]
    [Requirement("BCP-05")]
    public async Task Pages_All_AreProtectedAndReadable()
    {
        await using var application = await PeopleApplication.StartAsync();

        var pages = await VisitAsync(application);

        Assert.Equal(7, pages.Count);
        Assert.All(pages, AssertProtected);
        Assert.All(pages, AssertReadable);
    }

    [Fact]
    [Requirement("CONS-13")]
    public async Task Pages_HostileTexts_AreShownAsText()
    {
        await using var application = await PeopleApplication.StartAsync(settings =>
            settings with
            {
                Pages = settings.Pages with { DisplayName = Hostile },
            }
        );
        application.Authorizer.OnJudge = message =>
            message.Person is null
                ? ScriptedAuthorizer.SignIn(HostileApp, Hostile)
                : ScriptedAuthorizer.Ask(HostileApp, HostileQuestion, ticket: Hostile);
        application.Authorizer.Apps =
        [
            application.Authorizer.Apps[0] with
            {
                Key = Hostile,
                Name = Hostile,
                Organization = Hostile,
                Scopes = HostileQuestion.Scopes,
            },
        ];

        var pages = await VisitAsync(application);

        Assert.All(pages, AssertProtected);
        Assert.All(pages, page => Assert.DoesNotContain("<img src=x", page.Html, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.DoesNotContain('\u202e', page.Text));
        Assert.All(pages, page => Assert.DoesNotContain("<b>", page.Html, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.DoesNotContain("<i>", page.Html, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("es", "", "es", "Iniciar")]
    [InlineData("fr-CA de-AT es", "", "de", "Anmelden")]
    [InlineData("", "fr, es-MX;q=0.5, de;q=0.8", "de", "Anmelden")]
    [InlineData("", "de;q=0, es", "es", "Iniciar")]
    [InlineData("es", "de", "es", "Iniciar")]
    [InlineData("", "fr", "en", "Sign in")]
    [InlineData("", "", "en", "Sign in")]
    [InlineData("", "nonsense;;q=x", "en", "Sign in")]
    public async Task Page_Language_IsTheFirstThatThereIs(string app, string browser, string language, string text)
    {
        await using var application = await PeopleApplication.StartAsync();
        application.Authorizer.OnJudge = _ =>
            ((AuthorizationReply.SignInNeeded)ScriptedAuthorizer.SignIn()) with
            {
                Languages = app.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            };
        using var person = application.Open();
        person.Headers["Accept-Language"] = browser;

        var page = await person.GetAsync("/sign-in?a=b");

        Assert.Contains($"<html lang=\"{language}\">", page.Html, StringComparison.Ordinal);
        Assert.Equal(language, page.Headers["Content-Language"]);
        Assert.Contains(text, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorPage_Language_FollowsTheApp()
    {
        await using var application = await PeopleApplication.StartAsync();
        application.Authorizer.OnJudge = _ => new AuthorizationReply.Shown(RejectionReason.ClientUnknown);
        using var browser = application.Open();

        var page = await browser.GetAsync("/authorize?ui_locales=fr%20de");

        Assert.Contains("<html lang=\"de\">", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("CONS-19")]
    public async Task Assets_OfAPage_AreServedHereAndKept()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();
        var page = await browser.GetAsync("/sign-in");
        var links = Links().Matches(page.Html).Select(link => link.Groups["one"].Value).Distinct().ToArray();

        Assert.Equal(3, links.Length);
        foreach (var link in links)
        {
            Assert.StartsWith("https://as.test/assets/", link, StringComparison.Ordinal);
            var file = await browser.GetAsync(link["https://as.test".Length..]);
            Assert.Equal(HttpStatusCode.OK, file.Status);
            Assert.Contains("immutable", file.Headers["Cache-Control"], StringComparison.Ordinal);
            Assert.Contains("sandbox", file.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.False(file.Headers.ContainsKey("Access-Control-Allow-Origin"));
        }
    }

    [Theory]
    [InlineData("/assets/other.css")]
    [InlineData("/assets/")]
    [InlineData("/assets/a/base.css")]
    [InlineData("/assets/..%2ftoken")]
    public async Task Assets_Unknown_AreNotFound(string path)
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).Status);
    }

    /// <summary>Sign-in, sign-in again, consent, apps, error, signed out, led on from an identity provider.</summary>
    private static async Task<List<Page>> VisitAsync(PeopleApplication application)
    {
        using var anonymous = application.Open();
        var signIn = await anonymous.GetAsync("/sign-in?a=b&c=%22%3E%3Cb%3E");
        var again = await anonymous.SubmitAsync(signIn, "/sign-in", ("username", Hostile), ("password", "x"));
        using var browser = await application.SignInAsync();
        var consent = await browser.GetAsync("/authorize?a=b&c=%22%3E%3Cb%3E");
        var apps = await browser.GetAsync("/apps");
        var error = await browser.PostTextAsync("/sign-out", "__form=%3Cb%3E");
        var signedOut = await browser.SubmitAsync(apps, "/sign-out");
        anonymous.Headers["Sec-Fetch-Site"] = "cross-site";
        application.Upstream.OnComplete = _ => new UpstreamReply.Ended(
            new AuthorizationReply.Refused(RejectionReason.PersonNotResolved, "https://app.test/cb", Hostile)
        );
        var onward = await anonymous.GetAsync("/idp/callback/place-1?state=1");
        return [signIn, again, consent, apps, error, signedOut, onward];
    }

    private static void AssertProtected(Page page)
    {
        var policy = page.Headers["Content-Security-Policy"];
        Assert.StartsWith(
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action ",
            policy,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("DENY", page.Headers["X-Frame-Options"]);
        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", page.Headers["Cross-Origin-Opener-Policy"]);
        Assert.Equal("text/html; charset=utf-8", page.Headers["Content-Type"]);
        Assert.DoesNotMatch("(?i)<script|<style|style=|\\son[a-z]+=\"|javascript:", page.Html);
        Assert.All(
            Resources().Matches(page.Html).Select(match => match.Groups["one"].Value),
            address => Assert.StartsWith("https://as.test/", address, StringComparison.Ordinal)
        );
    }

    private static void AssertReadable(Page page)
    {
        Assert.StartsWith("<!DOCTYPE html>", page.Html.TrimStart(), StringComparison.OrdinalIgnoreCase);
        Assert.Matches("<html lang=\"[a-z]{2}\">", page.Html);
        Assert.Single(Headings().Matches(page.Html));
        Assert.Matches("<title>[^<]{3,}</title>", page.Html);
        Assert.Single(Mains().Matches(page.Html));
        var ids = Ids().Matches(page.Html).Select(match => match.Groups["one"].Value).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        var labels = Labels().Matches(page.Html).Select(match => match.Groups["one"].Value).ToArray();
        Assert.All(
            Inputs().Matches(page.Html).Where(input => !input.Value.Contains("hidden", StringComparison.Ordinal)),
            input => Assert.Contains(input.Groups["one"].Value, labels)
        );
        Assert.All(
            References().Matches(page.Html).SelectMany(match => match.Groups["one"].Value.Split(' ')),
            id => Assert.Contains(id, ids)
        );
    }

    [GeneratedRegex("<link [^>]*href=\"(?<one>[^\"]*)\"", RegexOptions.None, 5000)]
    private static partial Regex Links();

    [GeneratedRegex("(?:src|action)=\"(?<one>[^\"]*)\"", RegexOptions.None, 5000)]
    private static partial Regex Resources();

    [GeneratedRegex("<h1[ >]", RegexOptions.None, 5000)]
    private static partial Regex Headings();

    [GeneratedRegex("<main[ >]", RegexOptions.None, 5000)]
    private static partial Regex Mains();

    [GeneratedRegex("\\sid=\"(?<one>[^\"]*)\"", RegexOptions.None, 5000)]
    private static partial Regex Ids();

    [GeneratedRegex("<label for=\"(?<one>[^\"]*)\"", RegexOptions.None, 5000)]
    private static partial Regex Labels();

    [GeneratedRegex("<input (?:id=\"(?<one>[^\"]*)\")?[^>]*>", RegexOptions.None, 5000)]
    private static partial Regex Inputs();

    [GeneratedRegex("aria-(?:labelledby|describedby)=\"(?<one>[^\"]*)\"", RegexOptions.None, 5000)]
    private static partial Regex References();
}
