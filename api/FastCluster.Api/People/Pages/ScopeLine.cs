namespace FastCluster.Api.People.Pages;

/// <summary>A scope in words.</summary>
/// <param name="Text">The words.</param>
/// <param name="Scope">The scope as apps spell it, shown.</param>
/// <param name="IsNew">Whether the person did not allow it before, where they allowed something.</param>
public sealed record ScopeLine(string Text, string Scope, bool IsNew = false);
