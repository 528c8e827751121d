using System.Collections.Concurrent;
using FastCluster.Contracts.Authorization;

namespace FastCluster.Api.Tests.People;

/// <summary>
/// Answers as a test says. Unless told otherwise: nobody signed in has to sign in, who is signed in has to answer, and each
/// ticket counts once; the question follows again.
/// </summary>
internal sealed class ScriptedAuthorizer : IAuthorizer
{
    public const string RedirectUri = "https://app.test/cb";
    public const string CodeLocation = RedirectUri + "?code=c-1&state=s-1&iss=https%3A%2F%2Fas.test";

    private readonly ConcurrentDictionary<string, bool> _used = new(StringComparer.Ordinal);

    public ScriptedAuthorizer()
    {
        OnJudge = message => message.Person is null ? SignIn() : Ask();
        OnDecide = decision =>
            _used.TryAdd(decision.Ticket, true)
                ? new AuthorizationReply.Granted(CodeLocation)
                : Ask(ticket: "ticket-2");
    }

    public static AskingApp App { get; } =
        new()
        {
            Key = "app-key",
            Name = "Pill Box",
            Organization = "Good Health",
            Country = "US",
            Community = "urn:test:a",
            Issuer = "https://app.test/",
            PrivacyPolicy = "https://app.test/privacy",
            Contacts = ["mailto:help@app.test"],
            Certifications = [new("Basic", ["https://cert.test/basic"], "https://cert.test", false, "Checked yearly")],
        };

    public static ConsentQuestion Question { get; } =
        new()
        {
            Scopes = ["patient/Condition.rs", "offline_access"],
            Audience = ["https://as.test/fhir"],
            AccessSeconds = 90 * 86_400,
            IsOffline = true,
            RememberSeconds = 365 * 86_400,
        };

    public ConcurrentQueue<AuthorizationRequestMessage> Judged { get; } = [];

    public ConcurrentQueue<AuthorizationDecisionMessage> Decided { get; } = [];

    public ConcurrentQueue<(string Subject, string App)> Withdrawn { get; } = [];

    public Func<AuthorizationRequestMessage, AuthorizationReply> OnJudge { get; set; }

    public Func<AuthorizationDecisionMessage, AuthorizationReply> OnDecide { get; set; }

    public AllowedApp[] Apps { get; set; } =
    [
        new()
        {
            Key = "app-key",
            Name = "Pill Box",
            Organization = "Good Health",
            Scopes = ["patient/Condition.rs"],
            AllowedAt = 1_893_456_000,
            RememberedUntil = 1_924_992_000,
            IsOffline = true,
        },
    ];

    public static AuthorizationReply SignIn(AskingApp? app = null, string? loginHint = null) =>
        new AuthorizationReply.SignInNeeded(app ?? App, loginHint, null, [], RedirectUri);

    public static AuthorizationReply Ask(
        AskingApp? app = null,
        ConsentQuestion? question = null,
        string ticket = "ticket-1"
    ) => new AuthorizationReply.ConsentNeeded(app ?? App, question ?? Question, ticket, [], RedirectUri);

    public Task<AuthorizationReply> JudgeAsync(
        AuthorizationRequestMessage request,
        CancellationToken cancellationToken = default
    )
    {
        Judged.Enqueue(request);
        return Task.FromResult(OnJudge(request));
    }

    public Task<AuthorizationReply> DecideAsync(
        AuthorizationDecisionMessage decision,
        CancellationToken cancellationToken = default
    )
    {
        Decided.Enqueue(decision);
        return Task.FromResult(OnDecide(decision));
    }

    public Task<PushedRequestReply> PushAsync(
        PushedRequestMessage message,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException("No page pushes requests.");

    public Task<AllowedApp[]> GetAppsAsync(
        string serverId,
        string subject,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(Apps);

    public Task<bool> WithdrawAsync(
        string serverId,
        string subject,
        string app,
        CancellationToken cancellationToken = default
    )
    {
        Withdrawn.Enqueue((subject, app));
        return Task.FromResult(Array.Exists(Apps, known => known.Key == app));
    }
}
