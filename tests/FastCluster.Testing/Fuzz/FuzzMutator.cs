namespace FastCluster.Testing.Fuzz;

/// <summary>Makes inputs from seeds, the same ones for the same number.</summary>
internal sealed class FuzzMutator(IReadOnlyList<byte[]> seeds, int number)
{
    private const int MaximumLength = 200_000;
    private const int InPlace = 3;
    private const int AllKinds = 9;

    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            ".",
            "..",
            "=",
            "==",
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "-1",
            "1e400",
            "0.5",
            "{}",
            "[]",
            "99999999999999999999",
            "\"\"",
            "\\u0000",
            "\\ud800",
            "\\udc00",
            "\\ud83d\\ude00",
            "\\u0061",
            "\"alg\":",
            "\"x5c\":",
            "\"crit\":",
            "\"exp\":",
            "\"aud\":",
            "MAA=",
            "AAAA",
            "&",
            "%",
            "%00",
            "%C3%28",
            "+",
            "udap=1",
            "\"extensions\":",
            "\"hl7-b2b\":",
            "\"udap\":\"1\"",
            "/*",
            " ",
            "\n",
            "\u00e9",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
        [0x00],
        [0xFF],
        [0x80],
        [0xC3, 0x28],
        [0xED, 0xA0, 0x80],
        [0x30, 0x80],
        [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF],
        [0x02, 0x01, 0x00],
        [0x05, 0x00],
        [0x01, 0x01, 0xFF],
        [0x06, 0x03, 0x55, 0x1D, 0x1E],
    ];

    private readonly Random random = new(number);

    /// <summary>The next input: a seed with one to eight changes.</summary>
    public byte[] Next()
    {
        var input = Pick(seeds).ToList();
        var changes = 1 + random.Next(random.Next(1, 9)); // mostly few, so that many inputs stay nearly valid
        var kinds = random.Next(2) == 0 ? InPlace : AllKinds; // lengths within the input stay true in every second one
        for (var change = 0; change < changes && input.Count < MaximumLength; change++)
        {
            Change(input, random.Next(kinds));
        }

        return [.. input];
    }

    private void Change(List<byte> input, int kind)
    {
        var at = random.Next(input.Count + 1);
        var length = Math.Min(random.Next(1, 33), input.Count - at);
        switch (kind)
        {
            case 0 when at < input.Count:
                input[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < input.Count:
                input[at] = (byte)random.Next(256);
                break;
            case 2:
                Overwrite(input, at, length);
                break;
            case 3:
                input.RemoveRange(at, length);
                break;
            case 4:
                input.InsertRange(at, input.GetRange(at, length));
                break;
            case 5:
                input.RemoveRange(at, input.Count - at);
                break;
            case 6:
                Repeat(input, at);
                break;
            case 7:
                Splice(input, at);
                break;
            default:
                input.InsertRange(at, Pick(Tokens));
                break;
        }
    }

    private void Overwrite(List<byte> input, int at, int length)
    {
        var from = random.Next(input.Count - length + 1);
        var copy = input.GetRange(from, length);
        input.RemoveRange(at, length);
        input.InsertRange(at, copy);
    }

    private void Repeat(List<byte> input, int at)
    {
        var token = Pick(Tokens);
        var times = 1 << random.Next(random.Next(1, 12));
        input.InsertRange(at, Enumerable.Repeat(token, times).SelectMany(bytes => bytes));
    }

    private void Splice(List<byte> input, int at)
    {
        var other = Pick(seeds);
        var from = random.Next(other.Length + 1);
        input.RemoveRange(at, input.Count - at);
        input.AddRange(other.AsSpan(from));
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
