using Azure.Core;
using Azure.Core.Pipeline;

namespace FastCluster.Clustering.Tests.AzureTables;

/// <summary>Asks for pages of few rows, and lets a test act before a page that is not the first.</summary>
/// <param name="rows">Rows of a page.</param>
/// <param name="beforeNextPage">What happens before each further page.</param>
internal sealed class PagePolicy(int rows, Func<Task> beforeNextPage) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var uri = message.Request.Uri;
        if (message.Request.Method == RequestMethod.Get && uri.Query.Contains("filter"))
        {
            uri.AppendQuery("$top", $"{rows}");
            if (uri.Query.Contains("NextRowKey"))
            {
                await beforeNextPage();
            }
        }

        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The provider only awaits.");
}
