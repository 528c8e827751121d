using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Forms;

/// <summary>Reads a whole body within the limit that applies to every request.</summary>
internal static class RequestBody
{
    /// <summary>Longest body of any request, in bytes.</summary>
    public const int MaximumLength = 128 * 1024;

    private const int FirstBuffer = 4096;

    /// <summary>Reads the body.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The bytes, or null when there are more than <see cref="MaximumLength"/>.</returns>
    public static Task<byte[]?> ReadAsync(HttpContext context) =>
        ReadAsync(context, static body => (byte[]?)body.ToArray(), tooLong: null);

    /// <summary>Reads the body and makes something of it, without keeping the bytes.</summary>
    /// <typeparam name="T">What is made.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="parse">Makes it; the bytes are only lent.</param>
    /// <param name="tooLong">The answer when there are more than <see cref="MaximumLength"/> bytes.</param>
    public static async Task<T> ReadAsync<T>(HttpContext context, Func<ReadOnlySpan<byte>, T> parse, T tooLong)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(parse);
        var announced = context.Request.ContentLength;
        if (announced > MaximumLength)
        {
            Refuse(context);
            return tooLong;
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)(announced ?? FirstBuffer) + 1);
        try
        {
            var length = 0;
            int read;
            while ((read = await context.Request.Body.ReadAsync(buffer.AsMemory(length))) > 0)
            {
                length += read;
                if (length > MaximumLength)
                {
                    Refuse(context);
                    return tooLong;
                }

                buffer = length == buffer.Length ? Grow(buffer) : buffer;
            }

            return parse(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>The rest of the body is not read, so the connection cannot be used again.</summary>
    private static void Refuse(HttpContext context)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }
}
