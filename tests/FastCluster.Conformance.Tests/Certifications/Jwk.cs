using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace FastCluster.Conformance.Tests.Certifications;

/// <summary>Public keys as JSON.</summary>
internal static class Jwk
{
    /// <summary>A key set with the public half of one P-256 key.</summary>
    public static JsonObject SetOf(AsymmetricAlgorithm key)
    {
        var point = ((ECDsa)key).ExportParameters(includePrivateParameters: false).Q;
        return new()
        {
            ["keys"] = new JsonArray(
                new JsonObject
                {
                    ["kty"] = "EC",
                    ["crv"] = "P-256",
                    ["x"] = Base64Url.EncodeToString(point.X),
                    ["y"] = Base64Url.EncodeToString(point.Y),
                }
            ),
        };
    }
}
