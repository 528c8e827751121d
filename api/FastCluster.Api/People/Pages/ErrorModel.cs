namespace FastCluster.Api.People.Pages;

/// <summary>What an error page shows.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Cause">What happened.</param>
/// <param name="Advice">What to do next.</param>
/// <param name="Reference">Correlation id of the answer.</param>
public sealed record ErrorModel(string Title, string Cause, string Advice, string Reference);
