namespace FastCluster.Api.People.Pages;

/// <summary>What a page shows that leads on.</summary>
/// <param name="Address">Where to: an address of this server, or the one at the app that the authorizer said.</param>
public sealed record OnwardModel(string Address)
{
    /// <summary>Never shows the address, which may hold a code.</summary>
    public override string ToString() => nameof(OnwardModel);
}
