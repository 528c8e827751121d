using System.Formats.Asn1;
using FastCluster.Testing.Fuzz;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>
/// The signed parts of an anchor, a leaf and authorities between, one after the other. Each is signed anew, so that the
/// rules on paths judge mutated names, constraints and policies.
/// </summary>
internal sealed class CertificatePathFuzzTarget : IFuzzTarget
{
    private const int MaximumCertificates = 12;
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Name => "certificate-path";

    public RejectionReason Run(byte[] input)
    {
        var certificates = new List<Certificate>();
        foreach (var part in Split(input).Take(MaximumCertificates))
        {
            var reason = Certificate.TryParse(FuzzSigner.Sign(part.Span), out var certificate);
            if (certificate is null)
            {
                return reason;
            }

            certificates.Add(certificate);
        }

        if (certificates is not [var anchor, var leaf, .. var presented])
        {
            return RejectionReason.PathNotFound;
        }

        return
            PathValidator.Validate(leaf, presented, new([anchor], []), PolicyInputs.Any, Now)
                is PathOutcome.Rejected rejected
            ? rejected.Reason
            : RejectionReason.None;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> input)
    {
        while (AsnDecoder.TryReadEncodedValue(input.Span, AsnEncodingRules.DER, out _, out _, out _, out var length))
        {
            yield return input[..length];
            input = input[length..];
        }

        if (!input.IsEmpty)
        {
            yield return input;
        }
    }
}
