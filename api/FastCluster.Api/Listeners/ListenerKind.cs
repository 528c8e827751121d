namespace FastCluster.Api.Listeners;

/// <summary>Which of the three listeners a connection arrived at; an endpoint answers on exactly one.</summary>
public enum ListenerKind
{
    /// <summary>The protocol: discovery, registration, tokens.</summary>
    Public = 1,

    /// <summary>Health and metrics, for the orchestrator.</summary>
    Management = 2,

    /// <summary>The operator's interface; closed until configured.</summary>
    Admin = 3,
}
