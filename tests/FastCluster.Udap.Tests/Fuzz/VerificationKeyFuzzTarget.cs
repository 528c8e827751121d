using FastCluster.Testing.Fuzz;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>SubjectPublicKeyInfo in DER; an accepted key also verifies a signature.</summary>
internal sealed class VerificationKeyFuzzTarget : IFuzzTarget
{
    private static readonly byte[] Signature = [.. Enumerable.Repeat((byte)1, 64)];

    public string Name => "public-key";

    public RejectionReason Run(byte[] input)
    {
        var reason = VerificationKey.TryImport(input, out var key);
        var algorithm = key?.Kind switch
        {
            KeyKind.Rsa => JwtAlgorithm.Rs256,
            KeyKind.P256 => JwtAlgorithm.Es256,
            _ => JwtAlgorithm.Es384,
        };
        key?.Verify(algorithm, "a"u8, Signature);
        return reason;
    }
}
