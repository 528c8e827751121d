using System.Text;
using FastCluster.Api.Forms;
using FastCluster.Api.Token;
using FastCluster.Benchmarks.Samples;
using FastCluster.Udap.Jwt;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Benchmarks.Steps;

/// <summary>From the bytes of a body to a parsed assertion.</summary>
internal static class RequestSteps
{
    /// <summary>The steps.</summary>
    /// <param name="sample">The request.</param>
    public static IEnumerable<Step> Of(SampleRequest sample) =>
        [
            new("form", ReadForm(sample.Form)),
            Step.Of("jwt", ReadJwt(Encoding.ASCII.GetBytes(sample.Text))),
            Step.Of("jwt-header", () => ReadHeader(sample.Header)),
            Step.Of("jwt-payload", () => Parse(sample.Payload)),
        ];

    /// <summary>The endpoint's own reading, of a body that is there already.</summary>
    private static Func<ValueTask<object?>> ReadForm(byte[] form)
    {
        var body = new MemoryStream(form, writable: false);
        var context = new DefaultHttpContext();
        context.Request.Body = body;
        context.Request.ContentType = MediaTypes.Form;
        context.Request.ContentLength = form.Length;
        return async () =>
        {
            body.Position = 0;
            var (reason, parameters) = await FormRequest.ReadAsync(context, TokenRequest.Parameters);
            Required.Accepted(reason);
            reason = TokenRequest.TryRead(parameters!, hasAuthorizationHeader: false, out var request);
            return Required.Of(reason, request);
        };
    }

    private static Func<object?> ReadJwt(byte[] text) =>
        () => Required.Of(JwtParser.TryParse(text, JwtLimits.Default, out var jwt), jwt);

    private static JwtHeader ReadHeader(byte[] utf8)
    {
        StrictJson.TryParseObject(utf8.AsMemory(), JwtLimits.Default.MaximumDepth, out var members);
        using (members)
        {
            return Required.Of(
                JwtHeaderReader.TryRead(members!.RootElement, JwtLimits.Default, out var header),
                header
            );
        }
    }

    private static object? Parse(byte[] utf8) =>
        Required.True(
            StrictJson.TryParseObject(utf8.AsSpan(), JwtLimits.Default.MaximumDepth, out _) == JsonFault.None
        );
}
