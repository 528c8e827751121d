namespace FastCluster.Udap.Communities;

/// <summary>One thing that is wrong with a policy, to be shown to the operator who wrote it.</summary>
/// <param name="Setting">Name of the setting, for example <c>ClockSkew</c> or <c>Scopes.Supported</c>.</param>
/// <param name="Rule">What the setting must fulfil.</param>
/// <param name="Value">The value found.</param>
public sealed record CommunityPolicyFault(string Setting, string Rule, string Value);
