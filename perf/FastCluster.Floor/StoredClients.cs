using System.Globalization;

namespace FastCluster.Floor;

/// <summary>The clients of a server that stores many: some ask for tokens, the others are only there, and new ones come.</summary>
internal sealed class StoredClients
{
    /// <summary>How many ask, unless told.</summary>
    public const int Active = 1_000;

    private readonly FloorCommunity _community;
    private readonly AssertionSigner[] _signers;
    private readonly string[] _uris;
    private int _issued;
    private int _next;

    /// <summary>Issues the keys of those that ask.</summary>
    /// <param name="community">Issues.</param>
    /// <param name="active">How many ask.</param>
    public StoredClients(FloorCommunity community, int active = Active)
    {
        _community = community;
        var clients = Enumerable.Range(0, active).Select(_ => community.Issue(_issued++)).ToList();
        _signers = [.. clients.Select(client => new AssertionSigner(client.Credential))];
        _uris = [.. clients.Select(client => client.Uri)];
    }

    /// <summary>File of the clients that the server with a data folder imports.</summary>
    /// <param name="folder">The community.</param>
    /// <param name="data">Name of the data folder.</param>
    public static string FileOf(string folder, string data) => Path.Combine(folder, $"{data}.clients");

    /// <summary>Writes a file of clients: those that ask, and others.</summary>
    /// <param name="file">The file.</param>
    /// <param name="count">How many in all, at least those that ask.</param>
    public void Write(string file, int count) =>
        File.WriteAllLines(
            file,
            _uris
                .Select((uri, number) => LineOf(uri, $",\"client_id\":\"{IdOf(number)}\""))
                .Concat(Enumerable.Range(0, count - _uris.Length).Select(number => LineOf(IdleUri(number), more: "")))
        );

    /// <summary>Token requests with one fresh assertion each, of all that ask in turn.</summary>
    /// <param name="count">How many.</param>
    public byte[][] CreateRequests(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => _next++ % _uris.Length)
                .Select(number => FloorCommunity.TokenRequest(_signers[number], IdOf(number))),
        ];

    /// <summary>First registrations of clients that nobody knows.</summary>
    /// <param name="count">How many.</param>
    public byte[][] CreateRegistrations(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => _community.Issue(_issued++).Register())];

    private static string LineOf(string uri, string more) =>
        $$"""
            {"server":"{{FloorCommunity.ServerId}}","community":"{{FloorCommunity.Community}}","iss":"{{uri}}","scope":"{{FloorCommunity.Scope}}","grant_types":["client_credentials"]{{more}}}
            """;

    private static string IdleUri(int number) => $"https://client.floor.test/idle/{Text(number)}";

    private static string IdOf(int number) => $"active-{Text(number)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
