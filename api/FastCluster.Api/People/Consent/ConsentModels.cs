using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Requests;
using FastCluster.Contracts.Authorization;

namespace FastCluster.Api.People.Consent;

/// <summary>Turns a consent question into what the page shows.</summary>
internal static class ConsentModels
{
    /// <summary>The page of a question.</summary>
    /// <param name="request">The request of the browser.</param>
    /// <param name="reply">The question.</param>
    /// <param name="texts">Texts of the page.</param>
    /// <param name="token">Secret of the form.</param>
    public static ConsentModel Of(
        PageRequest request,
        AuthorizationReply.ConsentNeeded reply,
        PageTexts texts,
        FormToken token
    )
    {
        var (app, question) = (reply.App, reply.Question);
        return new()
        {
            App = NameOf(app),
            Organization = ShownText.OrNull(Place(app)),
            Community = ShownText.Of(app.Community),
            AppUri = ShownText.Of(app.Issuer),
            HomePage = ShownText.LinkOrNull(app.HomePage),
            PrivacyPolicy = ShownText.LinkOrNull(app.PrivacyPolicy),
            TermsOfService = ShownText.LinkOrNull(app.TermsOfService),
            Contacts = [.. app.Contacts.Select(ShownText.ContactOrNull).OfType<string>()],
            Certifications = [.. app.Certifications.Select(Map)],
            Scopes = ScopeDescriber.Describe(texts, question.Scopes, question.AllowedBefore),
            Audience = [.. question.Audience.Select(ShownText.Of)],
            Duration = Durations.Of(texts, question.AccessSeconds),
            IsOffline = question.IsOffline,
            WasAllowedBefore = question.AllowedBefore.Length > 0,
            RememberedFor = question.RememberSeconds > 0 ? Durations.Of(texts, question.RememberSeconds) : null,
            Action = request.Places.Consent,
            SignIn = request.WithQuery(request.Places.SignIn),
            Request = request.Query.Text,
            Ticket = reply.Ticket,
            Token = token,
        };
    }

    /// <summary>Name of an app as pages show it; its URI where it has none that can be shown.</summary>
    /// <param name="app">The app.</param>
    public static string NameOf(AskingApp app) => ShownText.OrNull(app.Name) ?? ShownText.Of(app.Issuer);

    private static string? Place(AskingApp app) =>
        app.Organization is null || app.Country is null ? app.Organization : $"{app.Organization} ({app.Country})";

    private static CertificationView Map(AppCertification one) =>
        new(
            ShownText.OrNull(one.Name) ?? ShownText.Of(one.Uris.FirstOrDefault() ?? one.Issuer),
            ShownText.Of(one.Issuer),
            one.IsSelfAsserted || one.Address == one.Issuer ? null : ShownText.OrNull(one.Address),
            one.IsSelfAsserted,
            ShownText.OrNull(one.Description)
        );
}
