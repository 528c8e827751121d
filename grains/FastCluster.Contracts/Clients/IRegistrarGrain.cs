namespace FastCluster.Contracts.Clients;

/// <summary>Judges registrations (stateless worker, key 0); many may run at once, a client's own actor orders them.</summary>
[Alias("fc.IRegistrarGrain")]
public interface IRegistrarGrain : IGrainWithIntegerKey
{
    /// <summary>Judges one registration request and carries it out.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>Accepted after the change is durable; refused with one reason otherwise.</returns>
    [Alias("RegisterAsync")]
    Task<RegistrationReply> RegisterAsync(
        RegistrationRequestMessage request,
        CancellationToken cancellationToken = default
    );
}
