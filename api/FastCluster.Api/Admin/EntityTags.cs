using System.Globalization;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Admin;

/// <summary>Entity tags over the version of a record: an operator changes what it has seen.</summary>
internal static class EntityTags
{
    /// <summary>States the version of what is shown.</summary>
    /// <param name="context">The request.</param>
    /// <param name="version">Version of the record.</param>
    public static void Write(HttpContext context, long version) => context.Response.Headers.ETag = ToTag(version);

    /// <summary>Compares <c>If-Match</c>, where sent, with the version that is in force.</summary>
    /// <param name="context">The request.</param>
    /// <param name="version">Version of the record.</param>
    /// <returns>None, or <see cref="RejectionReason.OperatorVersionMismatch"/>.</returns>
    public static RejectionReason Check(HttpContext context, long version)
    {
        var wanted = context.Request.Headers.IfMatch;
        return wanted.Count == 0 || wanted.Contains("*") || wanted.Contains(ToTag(version))
            ? RejectionReason.None
            : RejectionReason.OperatorVersionMismatch;
    }

    private static string ToTag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
