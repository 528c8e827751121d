using FastCluster.Grains.Nodes;
using FastCluster.Silo.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FastCluster.Conformance.Tests.Identity;

/// <summary>The server's own certificates, which a test hides.</summary>
public sealed class HideableCredentials
{
    public bool AreHidden { get; set; }

    public void AddTo(IServiceCollection services) =>
        services.Replace(
            ServiceDescriptor.Singleton<IServerCredentials>(provider => new Hidden(
                this,
                ActivatorUtilities.CreateInstance<FileServerCredentials>(provider)
            ))
        );

    private sealed class Hidden(HideableCredentials owner, IServerCredentials inner) : IServerCredentials
    {
        public ServerCredential? Find(string serverId, string fhirBase, string community) =>
            owner.AreHidden ? null : inner.Find(serverId, fhirBase, community);
    }
}
