using System.Collections.Frozen;
using System.Globalization;
using FastCluster.Api.People.Consent;
using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Contracts.Authorization;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Apps;

/// <summary>The page of the apps that a person allowed something; its form takes one back.</summary>
internal sealed class AppsEndpoint(
    IAuthorizer authorizer,
    PersonSessions sessions,
    PageForms forms,
    PageRenderer renderer,
    PageReplies pages
) : IPublicEndpoint
{
    private const string App = "app";
    private const string Withdrawn = "?withdrawn";

    private static readonly FrozenSet<string> s_fields = FrozenSet.Create(
        StringComparer.Ordinal,
        PageForms.TokenField,
        App
    );

    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.Apps;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.People;

    /// <inheritdoc/>
    public bool IsDocument => false;

    /// <inheritdoc/>
    public ServedMethods Methods => ServedMethods.Page;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var session = await sessions.ReadAsync(context, route);
        if (HttpMethods.IsPost(context.Request.Method))
        {
            await WithdrawAsync(context, route, session);
        }
        else if (session is null)
        {
            PageReplies.Redirect(context, route.Server.People!.SignIn);
        }
        else
        {
            await ShowAsync(context, route, session);
        }
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        pages.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);

    private async Task WithdrawAsync(HttpContext context, PublicRoute route, PersonSession? session)
    {
        var (reason, form) = await forms.ReadAsync(context, session, s_fields);
        reason = reason == RejectionReason.None && session is null ? RejectionReason.PageRequestForged : reason;
        if (reason == RejectionReason.None && form![App] is null)
        {
            reason = RejectionReason.FormParameterMissing;
        }

        if (reason != RejectionReason.None)
        {
            await pages.RefuseAsync(context, route, reason);
            return;
        }

        var isDone = await authorizer.WithdrawAsync(route.Server.Id, session!.Person.Subject, form![App]!);
        PageReplies.Redirect(context, route.Server.People!.Apps + (isDone ? Withdrawn : string.Empty));
    }

    private async Task ShowAsync(HttpContext context, PublicRoute route, PersonSession session)
    {
        var places = route.Server.People!;
        var texts = renderer.TextsFor(context, route, []);
        var apps = await authorizer.GetAppsAsync(route.Server.Id, session.Person.Subject);
        var model = new AppsModel
        {
            Apps = [.. apps.Select(app => Map(app, texts))],
            IsWithdrawn = string.Equals(context.Request.QueryString.Value, Withdrawn, StringComparison.Ordinal),
            Action = places.Apps,
            SignOut = places.SignOut,
            Token = forms.Issue(context, session),
        };
        await renderer.WriteAsync<AppsPage>(context, route, texts, new(model, FormTargets.Self));
    }

    private static AppView Map(AllowedApp app, PageTexts texts) =>
        new()
        {
            Key = app.Key,
            Name = ShownText.OrNull(app.Name) ?? app.Key,
            Organization = ShownText.OrNull(app.Organization),
            Scopes = ScopeDescriber.Describe(texts, app.Scopes, []),
            AllowedOn = DayOf(app.AllowedAt),
            RememberedUntil = app.RememberedUntil > 0 ? DayOf(app.RememberedUntil) : null,
            IsOffline = app.IsOffline,
        };

    private static string DayOf(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
