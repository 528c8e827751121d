using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.People.Sessions;

/// <summary>
/// The framework puts its own authentication in front of the pipeline, which would answer by path alone, on any host and
/// listener. It finds nothing to do here: schemes are used by name, where the route table leads.
/// </summary>
internal sealed class PageSchemes(IOptions<AuthenticationOptions> options) : AuthenticationSchemeProvider(options)
{
    /// <inheritdoc/>
    public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() =>
        Task.FromResult<IEnumerable<AuthenticationScheme>>([]);

    /// <inheritdoc/>
    public override Task<AuthenticationScheme?> GetDefaultAuthenticateSchemeAsync() =>
        Task.FromResult<AuthenticationScheme?>(null);
}
