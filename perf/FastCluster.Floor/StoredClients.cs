using System.Globalization;
using System.Text;

namespace FastCluster.Floor;

/// <summary>The clients of a server that stores many: some ask for tokens, the others are only there, and new ones come.</summary>
internal sealed class StoredClients : IDisposable
{
    /// <summary>How many ask.</summary>
    public const int Active = 1_000;

    private const string Registration = $"""
        ,"client_name":"Floor","contacts":["mailto:floor@floor.test"],"grant_types":["client_credentials"],
        "token_endpoint_auth_method":"private_key_jwt","scope":"{FloorCommunity.Scope}"
        """;

    private readonly FloorCommunity _community;
    private readonly AssertionSigner[] _active;
    private int _next;
    private int _registered;

    /// <summary>Issues the keys of those that ask.</summary>
    /// <param name="community">Issues.</param>
    public StoredClients(FloorCommunity community)
    {
        _community = community;
        _active =
        [
            .. Enumerable.Range(0, Active).Select(number => new AssertionSigner(community.IssueClient(UriOf(number)))),
        ];
    }

    /// <summary>File of the clients that the server with a data folder imports.</summary>
    /// <param name="folder">The community.</param>
    /// <param name="data">Name of the data folder.</param>
    public static string FileOf(string folder, string data) => Path.Combine(folder, $"{data}.clients");

    /// <summary>URIs of stored clients that never ask.</summary>
    /// <param name="count">How many.</param>
    public static IEnumerable<string> IdleUris(int count) =>
        Enumerable.Range(0, count).Select(number => $"https://client.floor.test/idle/{Text(number)}");

    /// <summary>Writes a file of clients: those that ask, and others.</summary>
    /// <param name="file">The file.</param>
    /// <param name="count">How many in all, at least <see cref="Active"/>.</param>
    public static void Write(string file, int count) =>
        File.WriteAllLines(
            file,
            Enumerable
                .Range(0, Active)
                .Select(number => LineOf(UriOf(number), $",\"client_id\":\"{IdOf(number)}\""))
                .Concat(IdleUris(count - Active).Select(uri => LineOf(uri, more: "")))
        );

    /// <summary>Token requests with one fresh assertion each, of all that ask in turn.</summary>
    /// <param name="count">How many.</param>
    public byte[][] CreateRequests(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => _next++ % Active)
                .Select(number => FloorCommunity.CreateRequest(_active[number], IdOf(number))),
        ];

    /// <summary>First registrations of clients that nobody knows.</summary>
    /// <param name="count">How many.</param>
    public byte[][] CreateRegistrations(int count) => [.. Enumerable.Range(0, count).Select(_ => CreateRegistration())];

    public void Dispose() => Array.ForEach(_active, signer => signer.Dispose());

    private byte[] CreateRegistration()
    {
        var uri = $"https://client.floor.test/new/{Text(_registered++)}";
        using var signer = new AssertionSigner(_community.IssueClient(uri));
        var statement = signer.Sign(uri, FloorCommunity.RegistrationUrl, Registration);
        return Encoding.ASCII.GetBytes($$"""{"software_statement":"{{statement}}","udap":"1"}""");
    }

    private static string LineOf(string uri, string more) =>
        $$"""
            {"server":"{{FloorCommunity.ServerId}}","community":"{{FloorCommunity.Community}}","iss":"{{uri}}","scope":"{{FloorCommunity.Scope}}","grant_types":["client_credentials"]{{more}}}
            """;

    private static string UriOf(int number) => $"https://client.floor.test/active/{Text(number)}";

    private static string IdOf(int number) => $"active-{Text(number)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
