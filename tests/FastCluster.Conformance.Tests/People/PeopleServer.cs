using System.Diagnostics.CodeAnalysis;
using FastCluster.Silo.Configuration;
using FastCluster.Testing.People;
using FastCluster.Udap.Communities;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Conformance.Tests.People;

/// <summary>A server that meets people: community A follows the guide of today, community B its first release.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime.")]
public sealed class PeopleServer : IAsyncLifetime
{
    public const string Scopes = "user/Patient.rs user/Observation.rs openid offline_access udap";

    /// <summary>A person of the development user store.</summary>
    public static readonly TestPerson Alice = new("person-1", "alice", "correct horse battery staple");

    /// <summary>Another one.</summary>
    public static readonly TestPerson Bob = new("person-2", "bob", "incorrect horse battery staple");

    private RunningServer? _server;

    public RunningServer Server => _server!;

    public async Task InitializeAsync() => _server = await StartAsync();

    public Task DisposeAsync() => Server.DisposeAsync();

    /// <summary>Starts a server of a test's own.</summary>
    /// <param name="policy">What differs in the policy of the first communities.</param>
    /// <param name="addServices">What differs in its services.</param>
    /// <param name="change">What differs in the rest of its configuration.</param>
    public static Task<RunningServer> StartAsync(
        Func<CommunityPolicy, CommunityPolicy>? policy = null,
        Action<IServiceCollection>? addServices = null,
        Func<FastClusterOptions, FastClusterOptions>? change = null
    ) =>
        RunningServer.StartAsync(
            options => (change ?? (same => same))(WithPeople(options, policy ?? (same => same))),
            addServices
        );

    private static FastClusterOptions WithPeople(
        FastClusterOptions options,
        Func<CommunityPolicy, CommunityPolicy> change
    )
    {
        var usersFile = Path.Combine(Path.GetDirectoryName(options.DataFolder)!, "users.json");
        File.WriteAllText(usersFile, TestPerson.ToUsersFile(Alice, Bob));
        var alpha = options.AuthorizationServers[0];
        return options with
        {
            AuthorizationServers =
            [
                alpha with
                {
                    People = new() { UsersFile = usersFile },
                    Communities = [.. alpha.Communities.Select(one => one with { Policy = change(PolicyOf(one)) })],
                },
                .. options.AuthorizationServers.Skip(1),
            ],
        };
    }

    private static CommunityPolicy PolicyOf(CommunityOptions community) =>
        community.Policy with
        {
            Profile = community.Uri == Names.CommunityB ? CommunityProfile.Ssraa11 : community.Policy.Profile,
            Scopes = community.Policy.Scopes with
            {
                Supported = [.. community.Policy.Scopes.Supported, .. Scopes.Split(' ').Skip(1)],
            },
        };

    /// <summary>A configuration whose first tenant meets people.</summary>
    /// <param name="options">The configuration.</param>
    public static FastClusterOptions ServePeople(FastClusterOptions options) => WithPeople(options, same => same);
}
