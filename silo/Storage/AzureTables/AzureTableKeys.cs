using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FastCluster.Silo.Storage.AzureTables;

/// <summary>
/// Names of rows. Each grain is a partition <c>TYPE!KEY</c>, so that load spreads and a range of keys is a range of
/// partitions: the key is written in hexadecimal, which is safe and keeps the order of its bytes.
/// </summary>
internal static class AzureTableKeys
{
    /// <summary>Longest key that is written out; of a longer one, this much and a digest, ordered by this much only.</summary>
    public const int WrittenBytes = 200;

    /// <summary>Start of the names of rows that hold a state or the first part of it.</summary>
    public const string StateStart = "s!";

    /// <summary>First name after all rows of states.</summary>
    public const string StateEnd = "s\"";

    /// <summary>Partition of the grain of a state.</summary>
    public static string Partition(StateKey key) => Partition(key.GrainType, key.GrainKey);

    /// <summary>Partition of a grain.</summary>
    public static string Partition(string grainType, ReadOnlySpan<byte> grainKey)
    {
        var start = Escape(grainType) + "!";
        return grainKey.Length <= WrittenBytes
            ? start + Convert.ToHexStringLower(grainKey)
            : $"{start}{Convert.ToHexStringLower(grainKey[..WrittenBytes])}~{Convert.ToHexStringLower(SHA256.HashData(grainKey))}";
    }

    /// <summary>Grain type of a partition.</summary>
    public static string GrainType(string partition) =>
        Unescape(partition[..partition.IndexOf('!', StringComparison.Ordinal)]);

    /// <summary>Row of a state.</summary>
    public static string State(string stateName) => StateStart + Escape(stateName);

    /// <summary>Row of one part of a large state.</summary>
    /// <param name="stateName">Name of the state.</param>
    /// <param name="generation">Which write it belongs to.</param>
    /// <param name="number">Number of the part, from 0.</param>
    public static string Part(string stateName, string generation, int number) =>
        $"p!{Escape(stateName)}!{generation}!{number:D3}";

    private static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            var isPlain = char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'.';
            _ = isPlain ? result.Append((char)value) : result.Append(CultureInfo.InvariantCulture, $"_{value:x2}");
        }

        return result.ToString();
    }

    private static string Unescape(string text)
    {
        var result = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_')
            {
                result.Add(Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else
            {
                result.Add((byte)text[i]);
            }
        }

        return Encoding.UTF8.GetString([.. result]);
    }
}
