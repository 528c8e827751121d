using System.Buffers;
using System.Text;
using FastCluster.Api;
using FastCluster.Api.Errors;
using FastCluster.Api.Token;
using FastCluster.Benchmarks.Samples;
using FastCluster.Grains.Tokens;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Jwt;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Benchmarks.Steps;

/// <summary>From a grant to a signed token and its answer, and from a presented token to the answer about it.</summary>
internal static class TokenSteps
{
    private const int Capacity = 4096;

    /// <summary>The steps.</summary>
    /// <param name="sample">A token.</param>
    public static IEnumerable<Step> Of(SampleToken sample)
    {
        var payload = new ArrayBufferWriter<byte>(Capacity);
        AccessTokenWriter.WritePayload(sample.Claims, payload);
        var signed = payload.WrittenSpan.ToArray();
        return
        [
            Step.Of("token-payload", () => Write(sample, payload)),
            Sign("es256-sign", sample.EllipticKey, signed),
            Sign("rs256-sign", sample.RsaKey, signed),
            new("token", async () => await AccessTokenWriter.SignAsync(sample.Claims, sample.EllipticKey)),
            new("token-reply", WriteReply()),
            Step.Of("token-read", Read(sample)),
            Step.Of("introspection", () => IntrospectionJson.Write(sample.Claims, personal: null)),
            Step.Of("introspection-personal", () => IntrospectionJson.Write(sample.Claims, sample.Personal)),
        ];
    }

    /// <summary>Into a buffer that is there already, as one of the pool is.</summary>
    private static object? Write(SampleToken sample, ArrayBufferWriter<byte> payload)
    {
        payload.ResetWrittenCount();
        AccessTokenWriter.WritePayload(sample.Claims, payload);
        return null;
    }

    private static Step Sign(string name, LocalSigningKey key, byte[] signed) =>
        new(name, async () => await key.SignAsync(signed));

    private static Func<ValueTask<object?>> WriteReply()
    {
        var context = new DefaultHttpContext();
        var reply = new TokenSuccess
        {
            AccessToken = Encoding.ASCII.GetBytes(new string('x', 1450)),
            ExpiresIn = 300,
            Scope = SampleRequest.Scope,
        };
        return async () =>
        {
            var info = ApiJsonContext.Default.TokenSuccess;
            await OAuthReplies.WriteAsync(context, StatusCodes.Status200OK, reply, info);
            return null;
        };
    }

    private static Func<object?> Read(SampleToken sample)
    {
        var payload = new ArrayBufferWriter<byte>(Capacity);
        var header = new ArrayBufferWriter<byte>(Capacity);
        AccessTokenWriter.WritePayload(sample.Claims, payload);
        AccessTokenWriter.WriteHeader(sample.EllipticKey, header);
        var text = $"{Encode(header)}.{Encode(payload)}.{new string('A', 86)}";
        return () =>
            AccessTokenReader.TryParse(text, out var token) ? token : throw new InvalidOperationException(text);
    }

    private static string Encode(ArrayBufferWriter<byte> json) =>
        System.Buffers.Text.Base64Url.EncodeToString(json.WrittenSpan);
}
