using System.Text.Json;
using FastCluster.Api.Telemetry;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Admin;

/// <summary>A refusal of the operator's interface; the one map from its reasons to status and title.</summary>
/// <param name="Reason">The rule that refused.</param>
internal sealed record ProblemReply(RejectionReason Reason) : IResult
{
    private const string MediaType = "application/problem+json";
    private const string Challenge = "Bearer realm=\"fastcluster-admin\"";

    /// <summary>Whether the decision stream has it already.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>Writes the answer and leaves the refusal as a feature of the request, for <see cref="OperatorGate"/>.</summary>
    /// <param name="httpContext">The request.</param>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Features.Set(this);
        var (status, title) = Describe(Reason);
        var problem = new Problem
        {
            Status = status,
            Title = title,
            Reason = Reason.ToString(),
            CorrelationId = RequestScope.Of(httpContext).CorrelationId,
        };
        if (status == StatusCodes.Status401Unauthorized)
        {
            httpContext.Response.Headers.WWWAuthenticate = Challenge;
        }

        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = MediaType;
        return JsonSerializer.SerializeAsync(
            httpContext.Response.Body,
            problem,
            ApiJsonContext.Default.Problem,
            httpContext.RequestAborted
        );
    }

    /// <summary>Status and title of a reason.</summary>
    /// <param name="reason">A reason of the operator's interface.</param>
    internal static (int Status, string Title) Describe(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.OperatorAnonymous
            or RejectionReason.OperatorCertificateExpired
            or RejectionReason.OperatorTokenMalformed
            or RejectionReason.OperatorTokenSignature
            or RejectionReason.OperatorTokenAudience
            or RejectionReason.OperatorTokenTime => (
                StatusCodes.Status401Unauthorized,
                "The operator could not be authenticated."
            ),
            RejectionReason.OperatorRole => (
                StatusCodes.Status403Forbidden,
                "The operator's role does not allow this."
            ),
            RejectionReason.OperatorSubjectUnknown => (StatusCodes.Status404NotFound, "There is no such subject."),
            RejectionReason.OperatorRequestMalformed => (
                StatusCodes.Status400BadRequest,
                "The request does not have the documented shape."
            ),
            RejectionReason.OperatorVersionMismatch => (
                StatusCodes.Status412PreconditionFailed,
                "The subject has changed since it was read."
            ),
            RejectionReason.StoreUnavailable => (StatusCodes.Status503ServiceUnavailable, "Try again later."),
            _ => (StatusCodes.Status500InternalServerError, "The server failed to answer."),
        };
}
