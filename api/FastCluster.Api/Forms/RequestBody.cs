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
    public static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var announced = context.Request.ContentLength;
        if (announced > MaximumLength)
        {
            return Refuse(context);
        }

        var cancellationToken = context.RequestAborted;
        var buffer = ArrayPool<byte>.Shared.Rent((int)(announced ?? FirstBuffer) + 1);
        try
        {
            var length = 0;
            int read;
            while ((read = await context.Request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken)) > 0)
            {
                length += read;
                if (length > MaximumLength)
                {
                    return Refuse(context);
                }

                buffer = length == buffer.Length ? Grow(buffer) : buffer;
            }

            return buffer.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>The rest of the body is not read, so the connection cannot be used again.</summary>
    private static byte[]? Refuse(HttpContext context)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }

        return null;
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }
}
