using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using FastCluster.Udap.Communities;

namespace FastCluster.Conformance.Tests.Token;

/// <summary>
/// A server whose communities use the settings that are off elsewhere: A restricts the B2B object, demands consent and
/// a scope, and answers signatures and audiences the other way; B demands the user object and one of its own.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime.")]
public sealed class StrictServer : IAsyncLifetime
{
    public const string Consent = "urn:test:consent:treatment";
    public const string ConsentForm = "https://community-a.test/consent.pdf";
    public const string Role = "urn:oid:2.16.840.1.113883.6.101#207QA0505X";
    public const string NpiSystem = "urn:oid:2.16.840.1.113883.4.6";

    private RunningServer? _server;

    public RunningServer Server => _server!;

    public async Task InitializeAsync() =>
        _server = await RunningServer.StartAsync(options =>
            options.WithPolicy(Names.CommunityA, MakeStrict).WithPolicy(Names.CommunityB, DemandUser)
        );

    public Task DisposeAsync() => Server.DisposeAsync();

    /// <summary>A B2B object that community A accepts.</summary>
    public static JsonObject B2b() =>
        new()
        {
            ["version"] = "1",
            ["subject_name"] = "Doctor Test",
            ["subject_id"] = $"{NpiSystem}#1234567893",
            ["subject_role"] = Role,
            ["organization_id"] = "https://organization.test/1",
            ["purpose_of_use"] = new JsonArray("TREAT"),
            ["consent_policy"] = new JsonArray(Consent),
        };

    private static CommunityPolicy MakeStrict(CommunityPolicy policy) =>
        policy with
        {
            Extensions = policy.Extensions with
            {
                RefuseUnknown = true,
                OrganizationIdSchemes = ["https://"],
                SubjectIdSystems = [NpiSystem],
                RequireNpiSubjectId = true,
                SubjectRoles = [Role],
            },
            Purposes = policy.Purposes with { AllowAny = false, MaximumCount = 2 },
            Consent = new() { Accepted = [Consent], FormUrl = ConsentForm },
            Scopes = policy.Scopes with { RequireScopeParameter = true },
            Registration = policy.Registration with { RedirectHostMustMatchIssuer = true },
            Tokens = policy.Tokens with
            {
                RequireUdapParameter = false,
                SignatureFailure = SignatureFailureCode.InvalidRequest,
                AcceptIssuerAsAudience = true,
            },
        };

    private static CommunityPolicy DemandUser(CommunityPolicy policy) =>
        policy with
        {
            Extensions = policy.Extensions with
            {
                Supported = ["hl7-b2b", "hl7-b2b-user", "acme"],
                RequireB2bUser = true,
                OtherRequired = ["acme"],
            },
        };
}
