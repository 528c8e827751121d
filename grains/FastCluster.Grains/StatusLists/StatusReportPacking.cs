using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.StatusLists;

/// <summary>
/// The bytes of a report, as sent and stored: one after the other the distinct sets of entities, each a byte with the number
/// of its records (1 to 32) and the records, then a zero byte, then 24 bytes for each token: place, number of its set, digest.
/// Numbers are big-endian.
/// </summary>
internal static class StatusReportPacking
{
    /// <summary>Bytes from which a report takes no further token.</summary>
    public const int EnoughBytes = 256 * 1024;

    private const int TokenLength = 24;
    private const int SetOffset = 4;
    private const int DigestOffset = 8;

    /// <summary>Packs what a list issued, until it is enough.</summary>
    /// <param name="list">The list; what is packed is taken from it.</param>
    /// <param name="count">How many tokens there are.</param>
    /// <returns>The bytes; empty when there is nothing.</returns>
    public static byte[] Pack(OpenStatusList list, out int count)
    {
        var (sets, tokens) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        var numbers = new Dictionary<ImmutableArray<EntityEpoch>, int>(EntitySetComparer.Instance);
        count = 0;
        while (sets.WrittenCount + tokens.WrittenCount < EnoughBytes && list.TryTake(out var issued))
        {
            if (!numbers.TryGetValue(issued.Entities, out var number))
            {
                number = numbers.Count;
                numbers.Add(issued.Entities, number);
                WriteSet(issued.Entities, sets);
            }

            WriteToken(issued, number, tokens);
            count++;
        }

        return count == 0 ? [] : [.. sets.WrittenSpan, 0, .. tokens.WrittenSpan];
    }

    /// <summary>Unpacks a report that this or another node packed.</summary>
    /// <param name="packed">The bytes, not empty.</param>
    /// <exception cref="InvalidDataException">They are no report.</exception>
    public static ReportedStatuses Unpack(ReadOnlySpan<byte> packed)
    {
        var sets = new List<ImmutableArray<EntityEpoch>>();
        var rest = packed;
        for (; rest.Length > 0 && rest[0] != 0; )
        {
            var length = 1 + EntityPacking.GetLength(rest[0]);
            if (rest.Length < length || !EntityPacking.TryRead(rest[1..length], out var set))
            {
                throw new InvalidDataException("The sets of a report of a status list cannot be read.");
            }

            sets.Add(set);
            rest = rest[length..];
        }

        return rest.Length % TokenLength == 1
            ? new([.. sets], ReadTokens(rest[1..], sets.Count))
            : throw new InvalidDataException("The tokens of a report of a status list cannot be read.");
    }

    private static void WriteSet(ImmutableArray<EntityEpoch> entities, ArrayBufferWriter<byte> output)
    {
        var length = EntityPacking.GetLength(entities.Length);
        var room = output.GetSpan(1 + length);
        room[0] = checked((byte)entities.Length);
        EntityPacking.Write(entities.AsSpan(), room[1..]);
        output.Advance(1 + length);
    }

    private static void WriteToken(IssuedStatus issued, int set, ArrayBufferWriter<byte> output)
    {
        var room = output.GetSpan(TokenLength);
        BinaryPrimitives.WriteInt32BigEndian(room, issued.Index);
        BinaryPrimitives.WriteInt32BigEndian(room[SetOffset..], set);
        BinaryPrimitives.WriteUInt128BigEndian(room[DigestOffset..], issued.Token);
        output.Advance(TokenLength);
    }

    private static ReportedStatus[] ReadTokens(ReadOnlySpan<byte> bytes, int sets)
    {
        var tokens = new ReportedStatus[bytes.Length / TokenLength];
        for (var number = 0; number < tokens.Length; number++)
        {
            var record = bytes.Slice(number * TokenLength, TokenLength);
            var (index, set) = (
                BinaryPrimitives.ReadInt32BigEndian(record),
                BinaryPrimitives.ReadInt32BigEndian(record[SetOffset..])
            );
            tokens[number] =
                (uint)index < IndexPermutation.Size && (uint)set < (uint)sets
                    ? new(index, set, BinaryPrimitives.ReadUInt128BigEndian(record[DigestOffset..]))
                    : throw new InvalidDataException("A token of a report of a status list cannot be read.");
        }

        return tokens;
    }

    private sealed class EntitySetComparer : IEqualityComparer<ImmutableArray<EntityEpoch>>
    {
        public static readonly EntitySetComparer Instance = new();

        public bool Equals(ImmutableArray<EntityEpoch> x, ImmutableArray<EntityEpoch> y) =>
            x.AsSpan().SequenceEqual(y.AsSpan());

        /// <summary>The last entity is the family, the one of a client and hour.</summary>
        public int GetHashCode([DisallowNull] ImmutableArray<EntityEpoch> obj) =>
            obj.IsEmpty ? 0 : obj[^1].GetHashCode();
    }
}
