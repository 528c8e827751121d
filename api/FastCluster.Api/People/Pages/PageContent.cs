using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Pages;

/// <summary>What is on a page.</summary>
/// <param name="Model">What its component shows.</param>
/// <param name="FormTargets">Where its forms may lead: <see cref="Pages.FormTargets"/>.</param>
/// <param name="Status">HTTP status.</param>
internal sealed record PageContent(object? Model, string FormTargets, int Status = StatusCodes.Status200OK);
