using System.Globalization;
using System.Runtime.CompilerServices;
using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains;
using FastCluster.Grains.Authorization;
using FastCluster.Silo.Storage;
using FastCluster.Udap.Revocation;

namespace FastCluster.Floor;

/// <summary>
/// The people of a server that stores many: each allowed the one app, wants that remembered, and has a refresh family. Their
/// rows are those that actors write, encoded by the node; some of them come back with their refresh tokens.
/// </summary>
/// <param name="store">Where the rows go.</param>
/// <param name="format">Encodes them.</param>
/// <param name="seals">Seals the tokens.</param>
internal sealed class StoredPeople(IStateStore store, StateFormat format, SealedTexts seals)
{
    /// <summary>How many come back, in turn.</summary>
    public const int Active = 4_000;

    private const string StateName = "state";
    private readonly long _now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>File that says how many people a data folder gets, then how many refresh tokens are made for them.</summary>
    /// <param name="folder">The community.</param>
    /// <param name="data">Name of the data folder.</param>
    public static string FileOf(string folder, string data) => Path.Combine(folder, $"{data}.people");

    /// <summary>File of the refresh tokens, one a line: the first of each active person, the second of each, and so on.</summary>
    /// <param name="folder">The community.</param>
    /// <param name="data">Name of the data folder.</param>
    public static string TokensOf(string folder, string data) => Path.Combine(folder, $"{data}.tokens");

    /// <summary>Writes the rows and the tokens, and tells what was stored.</summary>
    /// <param name="folder">The community, with the file that says how many.</param>
    /// <param name="data">Name of the data folder.</param>
    public async Task SeedAsync(string folder, string data)
    {
        var sizes = (await File.ReadAllLinesAsync(FileOf(folder, data))).Select(ToNumber).ToArray();
        await store.ImportAsync(RowsAsync(sizes[0]));
        var tokens = new List<string>(sizes[1]);
        for (var number = 0; number < sizes[1]; number++)
        {
            var family = FamilyOf(number % Active);
            tokens.Add(
                await seals.SealRefreshTokenAsync(FloorCommunity.ServerId, family, 1 + (number / Active), claims: null)
            );
        }

        await File.WriteAllLinesAsync(TokensOf(folder, data), tokens);
        var stored = await store.ReadStatisticsAsync();
        foreach (var type in stored.GrainTypes.Where(type => type.Rows >= sizes[0]))
        {
            await TellAsync($"{type.GrainType}: {type.Rows:N0} rows, {(double)type.Bytes / type.Rows:F0} bytes each");
        }

        await TellAsync($"store of {sizes[0]:N0} people: {(stored.DiskBytes ?? 0) / (1024.0 * 1024.0):N0} MiB on disk");
    }

    private static Task TellAsync(FormattableString line) =>
        Console.Error.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));

    private static int ToNumber(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string SubjectOf(int number) => string.Create(CultureInfo.InvariantCulture, $"person-{number}");

    private static string FamilyOf(int number) => ActorKeys.Write(StableDigest.Of("floor-family", SubjectOf(number)));

    private async IAsyncEnumerable<ImportedState> RowsAsync(
        int count,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var client = ClientKey.Of(FloorCommunity.ServerId, FloorCommunity.Community, FloorCommunity.ClientUri);
        for (var number = 0; number < count && !cancellationToken.IsCancellationRequested; number++)
        {
            var person = ConsentNames.PersonKey(FloorCommunity.ServerId, SubjectOf(number));
            yield return Row("person", person, new PersonState { Allowances = [AllowanceOf(client, number)] });
            var family = new RefreshFamilyState
            {
                Family = FamilyOf(client, person, number),
                Number = 1,
                RotatedAt = _now * 1000,
            };
            yield return Row("refresh-family", ActorKeys.Of(FloorCommunity.ServerId, FamilyOf(number)), family);
        }

        await Task.CompletedTask;
    }

    private ImportedState Row<T>(string type, string key, T state) =>
        new(StateKey.Of(GrainId.Create(type, key), StateName), format.Encode(state));

    private Allowance AllowanceOf(ClientKey client, int number)
    {
        var app = new AllowedApp
        {
            Key = ActorKeys.Write(client.Digest),
            Name = "Measured app",
            Organization = "Measured organization",
            Scopes = [FloorCommunity.PersonalScope],
            AllowedAt = _now,
            RememberedUntil = _now + (long)TimeSpan.FromDays(90).TotalSeconds,
            RememberedScopes = [FloorCommunity.PersonalScope],
            RememberedAudience = [FloorCommunity.FhirBase],
            IsOffline = true,
            IsOfflineRemembered = true,
        };
        return new(app, [FamilyOf(number)]);
    }

    private RefreshFamily FamilyOf(ClientKey client, string person, int number)
    {
        var app = ActorKeys.Write(client.Digest);
        EntityEpoch[] entities =
        [
            new(new(EntityKind.Client, client.Digest), 0),
            new(ConsentNames.Consent(person, app), 0),
        ];
        var packed = new byte[EntityPacking.GetLength(entities.Length)];
        EntityPacking.Write(entities, packed);
        return new RefreshFamily
        {
            Client = app,
            Generation = 1,
            Subject = SubjectOf(number),
            Scope = FloorCommunity.PersonalScope,
            Audience = [FloorCommunity.FhirBase],
            AuthenticatedAt = _now,
            Methods = ["pwd"],
            BeganAt = _now,
            Entities = packed,
        };
    }
}
