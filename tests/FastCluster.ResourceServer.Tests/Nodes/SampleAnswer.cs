using System.Net;

namespace FastCluster.ResourceServer.Tests.Nodes;

/// <summary>What the sample said.</summary>
/// <param name="Status">Status code.</param>
/// <param name="Challenge">The <c>WWW-Authenticate</c> header, or empty.</param>
/// <param name="RetryAfter">The <c>Retry-After</c> header, or null.</param>
/// <param name="Text">Body.</param>
internal sealed record SampleAnswer(HttpStatusCode Status, string Challenge, TimeSpan? RetryAfter, string Text);
