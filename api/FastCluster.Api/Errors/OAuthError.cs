namespace FastCluster.Api.Errors;

/// <summary>What the outside sees of a refusal: constants only.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code"><c>error</c>.</param>
/// <param name="Description"><c>error_description</c>.</param>
internal sealed record OAuthError(int Status, string Code, string Description);
