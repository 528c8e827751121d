using System.Collections.Immutable;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>One question to a path validator: does this certificate lead to an anchor at this time?</summary>
internal sealed record PathCase
{
    /// <summary>Name within its suite.</summary>
    public required string Id { get; init; }

    /// <summary>The answer of the suite.</summary>
    public required bool IsExpected { get; init; }

    /// <summary>The certificate in question, DER.</summary>
    public required ReadOnlyMemory<byte> Leaf { get; init; }

    /// <summary>What came with it, DER, in any order.</summary>
    public required ImmutableArray<ReadOnlyMemory<byte>> Presented { get; init; }

    /// <summary>Trusted certificates, DER.</summary>
    public required ImmutableArray<ReadOnlyMemory<byte>> Anchors { get; init; }

    /// <summary>CRLs, DER; null when revocation plays no part.</summary>
    public ImmutableArray<byte[]>? Crls { get; init; }

    /// <summary>What is asked of certificate policies.</summary>
    public PolicyInputs Policies { get; init; } = PolicyInputs.Any;

    /// <summary>Time of judgement.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What this project says; fails when that takes too long.</summary>
    public bool Passes() =>
        Bounded.Run(
            Id,
            () =>
                Certificate.TryParse(Leaf, out var leaf) == RejectionReason.None
                && PathValidator.Validate(leaf!, Parse(Presented), new(Parse(Anchors), []), Policies, Now)
                    is PathOutcome.Valid valid
                && (Crls is null || VectorRevocation.Passes(valid.Path, Crls, Now))
        );

    // a relying party sees a certificate that does not parse as absent
    private static List<Certificate> Parse(IEnumerable<ReadOnlyMemory<byte>> ders) =>
        [
            .. ders.Select(der => Certificate.TryParse(der, out var certificate) == default ? certificate : null)
                .OfType<Certificate>(),
        ];
}
