using System.Security.Claims;
using FastCluster.Api.Routing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Sessions;

/// <summary>Binds page forms to their server and session, beside the person, to whom the framework binds them.</summary>
internal sealed class FormBinding : IAntiforgeryAdditionalDataProvider
{
    /// <inheritdoc/>
    public string GetAdditionalData(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var server = context.Features.Get<PublicRoute>()?.Server.Id;
        return $"{server}/{context.User.FindFirstValue(SessionClaims.Session)}";
    }

    /// <inheritdoc/>
    public bool ValidateAdditionalData(HttpContext context, string additionalData) =>
        string.Equals(GetAdditionalData(context), additionalData, StringComparison.Ordinal);
}
