using System.Globalization;

namespace FastCluster.Floor;

/// <summary>What the floor does for a request, besides reading and answering it.</summary>
/// <param name="Verifications">P-256 verifications.</param>
/// <param name="Signatures">P-256 signatures.</param>
/// <param name="Padding">Characters of the answer besides its frame and the signature.</param>
/// <param name="Written">Bytes that are written durably before the answer; 0 for nothing.</param>
internal sealed record FloorWork(int Verifications, int Signatures, int Padding, int Written = 0)
{
    /// <summary>What an answer has besides padding and signature.</summary>
    private const int Frame = 33;

    /// <summary>The cryptography of a grant, and an answer of about its length.</summary>
    public static FloorWork Grant { get; } = new(1, 1, 1450);

    /// <summary>A grant, and the row of a family in the store.</summary>
    public static FloorWork Refresh { get; } = Grant with { Padding = 1650, Written = 175 };

    /// <summary>The cryptography of an introspection, and an answer of its length.</summary>
    /// <param name="verifications">P-256 verifications.</param>
    /// <param name="replyLength">Characters of the answer.</param>
    public static FloorWork Question(int verifications, int replyLength) =>
        new(verifications, 0, Math.Max(0, replyLength - Frame));

    /// <summary>The arguments by which a process is told.</summary>
    public string[] ToArguments() =>
        [
            .. ((int[])[Verifications, Signatures, Padding, Written]).Select(number =>
                number.ToString(CultureInfo.InvariantCulture)
            ),
        ];

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">As <see cref="ToArguments"/> gives them.</param>
    public static FloorWork Parse(IEnumerable<string> arguments)
    {
        var numbers = arguments.Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
