using System.Collections.Frozen;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Forms;

/// <summary>A form post: media type, size, single values. Everything that the form endpoints have in common.</summary>
internal static class FormRequest
{
    /// <summary>Reads a form post.</summary>
    /// <param name="context">The request.</param>
    /// <param name="known">Names of the parameters that the endpoint reads.</param>
    /// <returns>The parameters, or the rule that refused.</returns>
    public static async Task<(RejectionReason Reason, FormParameters? Form)> ReadAsync(
        HttpContext context,
        FrozenSet<string> known
    )
    {
        if (!MediaTypes.Matches(context.Request.ContentType, MediaTypes.Form))
        {
            return (RejectionReason.FormMediaType, null);
        }

        return await RequestBody.ReadAsync(
            context,
            body => (FormParameters.TryParse(body, known, out var form), form),
            tooLong: (RejectionReason.FormTooLarge, null)
        );
    }
}
