using FastCluster.Contracts.Clients;

namespace FastCluster.Durability.Tests.Clients;

/// <summary>Commands to client actors that passed every rule.</summary>
internal static class Commands
{
    /// <summary>Registers a client of the node's community, or cancels it where there is no scope.</summary>
    public static RegisterClient Register(string uri, UInt128 statement, string? scope)
    {
        var certificate = new ClientCertificate([], "", "", null, null, [], 0, "", []);
        var registration = scope is null ? null : Registration(scope);
        return new(NodeFolder.CommunityUri, uri, registration, certificate) { Statement = statement };
    }

    /// <summary>What is registered with a scope.</summary>
    public static ClientRegistration Registration(string scope) =>
        new()
        {
            MetadataJson = "{}",
            Scope = scope,
            GrantTypes = ["client_credentials"],
        };
}
