using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FastCluster.Floor;

/// <summary>What servers are asked in a measurement.</summary>
/// <param name="path">Path of the endpoint.</param>
/// <param name="createRequests">Makes so many forms, each good for one request.</param>
internal sealed class Exchange(string path, Func<int, byte[][]> createRequests)
{
    private const string Introspection = "/introspect";
    private const string Active = "\"active\":true";

    /// <summary>Path of the endpoint.</summary>
    public string Path => path;

    /// <summary>What every good answer contains.</summary>
    public string Expected { get; init; } = "";

    /// <summary>Status of every good answer.</summary>
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    /// <summary>Media type of the requests.</summary>
    public string MediaType { get; init; } = "application/x-www-form-urlencoded";

    /// <summary>What the caller shows in TLS; null for nothing.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Token requests of the one client.</summary>
    /// <param name="community">Signs them.</param>
    public static Exchange Tokens(FloorCommunity community) => new("/token", community.CreateRequests);

    /// <summary>First registrations.</summary>
    /// <param name="createRequests">Makes so many, each of a client of its own.</param>
    public static Exchange Registrations(Func<int, byte[][]> createRequests) =>
        new("/register", createRequests) { Status = HttpStatusCode.Created, MediaType = "application/json" };

    /// <summary>Questions about a token by a resource server that signs an assertion for each.</summary>
    /// <param name="community">Signs them.</param>
    /// <param name="token">A live token.</param>
    public static Exchange SignedQuestions(FloorCommunity community, string token) =>
        new(Introspection, count => community.CreateSignedQuestions(token, count)) { Expected = Active };

    /// <summary>Questions about a token by a resource server that shows its certificate in TLS.</summary>
    /// <param name="certificate">With its key.</param>
    /// <param name="token">A live token.</param>
    public static Exchange ShownQuestions(X509Certificate2 certificate, string token)
    {
        var question = Encoding.ASCII.GetBytes($"token={token}");
        return new(Introspection, count => [.. Enumerable.Repeat(question, count)])
        {
            Expected = Active,
            Certificate = certificate,
        };
    }

    /// <summary>Makes forms ahead of a measurement.</summary>
    /// <param name="count">How many.</param>
    public byte[][] CreateRequests(int count) => createRequests(count);
}
