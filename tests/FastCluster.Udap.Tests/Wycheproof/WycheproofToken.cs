using System.Text;
using System.Text.Json;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Tests.Jwt;
using Xunit;

namespace FastCluster.Udap.Tests.Wycheproof;

/// <summary>Puts one token of a Wycheproof file through the parser and the verification.</summary>
internal static class WycheproofToken
{
    /// <summary>What this project says to it.</summary>
    public static WycheproofAnswer Answer(WycheproofCase test)
    {
        var text = TextOf(test.Test);
        return JwtSamples.Parse(text) switch
        {
            RejectionReason.JwtChainMissing => AnswerWithKey(test, text),
            RejectionReason.JwtAlgorithmNotAllowed => WycheproofAnswer.AlgorithmNotAllowed,
            _ => WycheproofAnswer.Refused,
        };
    }

    private static WycheproofAnswer AnswerWithKey(WycheproofCase test, string text)
    {
        if (JwkKeys.TryExport(test.Group) is not { } info)
        {
            return WycheproofAnswer.NotApplicable; // a key set or a secret: nothing that a certificate can carry
        }

        var isValid =
            VerificationKey.TryImport(info, out var key) == RejectionReason.None
            && TryReadSignature(text, out var jwt)
            && key!.Verify(AlgorithmOf(text), SigningInput(text), jwt!.Signature.Span) == RejectionReason.None;
        return isValid ? WycheproofAnswer.Valid : WycheproofAnswer.Refused;
    }

    private static bool TryReadSignature(string text, out ParsedJwt? jwt)
    {
        var parts = text.Split('.');
        var host = JwtBuilder.SignedBy(TestSigner.P256).Build().Split('.');
        return JwtParser.TryParse($"{host[0]}.{host[1]}.{parts[^1]}", JwtLimits.Default, out jwt)
            == RejectionReason.None;
    }

    private static JwtAlgorithm AlgorithmOf(string text)
    {
        var header = JsonElement.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(text.Split('.')[0]));
        Assert.True(JwtAlgorithmNames.TryRead(header.GetProperty("alg"), out var algorithm));
        return algorithm;
    }

    private static byte[] SigningInput(string text) => Encoding.ASCII.GetBytes(text[..text.LastIndexOf('.')]);

    private static string TextOf(JsonElement test)
    {
        var token = test.TryGetProperty("jws", out var jws) ? jws : test.GetProperty("jwe");
        return token.ValueKind == JsonValueKind.String ? token.GetString()! : token.GetRawText();
    }
}
