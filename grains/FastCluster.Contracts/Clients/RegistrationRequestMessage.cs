namespace FastCluster.Contracts.Clients;

/// <summary>A registration as the edge received it: bounded, not yet judged.</summary>
/// <param name="ServerId">Authorization server, from routing.</param>
/// <param name="PostedTo">The registration URL posted to, exactly as published.</param>
/// <param name="Body">Request body, at most 128 KiB of JSON.</param>
/// <param name="Source">Address of the sender, for the decision stream.</param>
/// <param name="CorrelationId">Correlates log, decision and answer.</param>
[GenerateSerializer, Immutable, Alias("fc.RegistrationRequestMessage")]
public sealed record RegistrationRequestMessage(
    [property: Id(0)] string ServerId,
    [property: Id(1)] string PostedTo,
    [property: Id(2)] byte[] Body,
    [property: Id(3)] string Source,
    [property: Id(4)] string CorrelationId
);
