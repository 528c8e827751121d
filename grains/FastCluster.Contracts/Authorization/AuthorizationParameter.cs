namespace FastCluster.Contracts.Authorization;

/// <summary>One parameter of an authorization request.</summary>
/// <param name="Name">Name, decoded.</param>
/// <param name="Value">Value, decoded; may be empty.</param>
[GenerateSerializer, Immutable, Alias("fc.AuthorizationParameter")]
public sealed record AuthorizationParameter([property: Id(0)] string Name, [property: Id(1)] string Value)
{
    /// <summary>Never shows the value.</summary>
    public override string ToString() => Name;
}
