using System.Text.Json;
using FastCluster.Silo.Demo.Client;
using FastCluster.Silo.Demo.Recording;

namespace FastCluster.Silo.Demo.Journey;

/// <summary>What one step finds and later ones need. Used by one step at a time.</summary>
/// <param name="target">The server and the identities used against it.</param>
/// <param name="client">Sends the requests.</param>
/// <param name="time">The clock.</param>
internal sealed class JourneyContext(DemoTarget target, UdapClient client, TimeProvider time)
{
    private readonly List<RecordedJwt> _jwts = [];
    private UdapEndpoints? _endpoints;
    private string? _scope;
    private string? _clientId;
    private IReadOnlyDictionary<string, string>? _tokenForm;
    private string? _accessToken;
    private AuthorizationServer? _server;

    /// <summary>The server and the identities used against it.</summary>
    public DemoTarget Target { get; } = target;

    /// <summary>Sends the requests.</summary>
    public UdapClient Client { get; } = client;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>The signed endpoints, after discovery.</summary>
    public UdapEndpoints Endpoints
    {
        get => Found(_endpoints);
        set => _endpoints = value;
    }

    /// <summary>The scope that the client asks for, after discovery.</summary>
    public string Scope
    {
        get => Found(_scope);
        set => _scope = value;
    }

    /// <summary>The client id, after registration.</summary>
    public string ClientId
    {
        get => Found(_clientId);
        set => _clientId = value;
    }

    /// <summary>The form of the granted token request, after the token.</summary>
    public IReadOnlyDictionary<string, string> TokenForm
    {
        get => Found(_tokenForm);
        set => _tokenForm = value;
    }

    /// <summary>The access token, after it was granted.</summary>
    public string AccessToken
    {
        get => Found(_accessToken);
        set => _accessToken = value;
    }

    /// <summary>The issuer's metadata, after the first introspection.</summary>
    public AuthorizationServer Server
    {
        get => Found(_server);
        set => _server = value;
    }

    /// <summary>The published key set, after the local verification.</summary>
    public JsonElement? Keys { get; set; }

    /// <summary>Keeps a JWT for the report; a text that is none is left out.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="compact">The JWT.</param>
    public void Note(string name, string compact)
    {
        if (RecordedJwt.TryDecode(name, compact) is { } jwt)
        {
            _jwts.Add(jwt);
        }
    }

    /// <summary>Hands over the JWTs kept since the last call.</summary>
    public IReadOnlyList<RecordedJwt> TakeJwts()
    {
        var taken = _jwts.ToArray();
        _jwts.Clear();
        return taken;
    }

    /// <summary>The report of what was done so far.</summary>
    /// <param name="startedAt">Start of the journey.</param>
    /// <param name="steps">The steps that ran.</param>
    /// <param name="hasPassed">Whether the whole journey passed.</param>
    public DemoReport Report(DateTimeOffset startedAt, IReadOnlyList<DemoStepReport> steps, bool hasPassed) =>
        new()
        {
            FhirBase = Target.FhirBase,
            StartedAt = startedAt,
            HasPassed = hasPassed,
            Issuer = _server?.Issuer,
            ClientId = _clientId,
            AccessToken = _accessToken,
            Keys = Keys,
            Steps = steps,
        };

    private static T Found<T>(T? value)
        where T : class => value ?? throw new InvalidOperationException("An earlier step did not run.");
}
