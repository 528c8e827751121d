using System.Buffers.Binary;
using System.Collections.Immutable;

namespace FastCluster.Udap.Revocation;

/// <summary>
/// The byte form of the entities that a token names: records of 21 bytes without separators. One record is one byte of
/// kind, 16 bytes of digest and 4 bytes of epoch, both big-endian.
/// </summary>
public static class EntityPacking
{
    /// <summary>Bytes of one record.</summary>
    public const int RecordLength = 21;

    /// <summary>
    /// Most records that a token may hold: client, family, community, leaf, anchor and its membership, and certificate
    /// and key of each further certificate of a path of ten, with room to spare.
    /// </summary>
    public const int MaximumRecords = 32;

    private const int DigestOffset = 1;
    private const int EpochOffset = 17;

    /// <summary>Bytes that <paramref name="count"/> records take.</summary>
    /// <param name="count">Number of records, 0 to <see cref="MaximumRecords"/>.</param>
    /// <returns>Length in bytes.</returns>
    public static int GetLength(int count) => checked(count * RecordLength);

    /// <summary>Packs the entities in their order.</summary>
    /// <param name="entities">At most <see cref="MaximumRecords"/> entities.</param>
    /// <param name="destination">At least <see cref="GetLength"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">Too many entities, or the destination is too short.</exception>
    public static int Write(ReadOnlySpan<EntityEpoch> entities, Span<byte> destination)
    {
        if (entities.Length > MaximumRecords)
        {
            throw new ArgumentException($"At most {MaximumRecords} entities fit a token.", nameof(entities));
        }

        var length = GetLength(entities.Length);
        if (destination.Length < length)
        {
            throw new ArgumentException($"{length} bytes are needed.", nameof(destination));
        }

        for (var index = 0; index < entities.Length; index++)
        {
            WriteRecord(entities[index], destination.Slice(index * RecordLength, RecordLength));
        }

        return length;
    }

    /// <summary>Unpacks records; an unknown kind is refused, since its revocation could not be seen.</summary>
    /// <param name="packed">The packed bytes.</param>
    /// <param name="entities">The entities in their order; empty when refused.</param>
    /// <returns>False when the length is no multiple of a record, too long, or a kind is unknown.</returns>
    public static bool TryRead(ReadOnlySpan<byte> packed, out ImmutableArray<EntityEpoch> entities)
    {
        Span<EntityEpoch> room = stackalloc EntityEpoch[MaximumRecords];
        var isRead = TryRead(packed, room, out var count);
        entities = isRead ? [.. room[..count]] : [];
        return isRead;
    }

    /// <summary>Unpacks records; an unknown kind is refused, since its revocation could not be seen.</summary>
    /// <param name="packed">The packed bytes.</param>
    /// <param name="entities">Room for <see cref="MaximumRecords"/>; gets the entities in their order.</param>
    /// <param name="count">How many there are; 0 when refused.</param>
    /// <returns>False when the length is no multiple of a record, too long, or a kind is unknown.</returns>
    public static bool TryRead(ReadOnlySpan<byte> packed, Span<EntityEpoch> entities, out int count)
    {
        count = 0;
        if (packed.Length % RecordLength != 0 || packed.Length > GetLength(MaximumRecords))
        {
            return false;
        }

        var read = 0;
        for (var rest = packed; !rest.IsEmpty; rest = rest[RecordLength..])
        {
            if (rest[0] is < (byte)EntityKind.Client or > (byte)EntityKind.Consent)
            {
                return false;
            }

            entities[read++] = ReadRecord(rest);
        }

        count = read;
        return true;
    }

    private static void WriteRecord(EntityEpoch record, Span<byte> destination)
    {
        destination[0] = checked((byte)record.Entity.Kind);
        BinaryPrimitives.WriteUInt128BigEndian(destination[DigestOffset..], record.Entity.Digest);
        BinaryPrimitives.WriteUInt32BigEndian(destination[EpochOffset..], record.Epoch);
    }

    private static EntityEpoch ReadRecord(ReadOnlySpan<byte> record) =>
        new(
            new((EntityKind)record[0], BinaryPrimitives.ReadUInt128BigEndian(record[DigestOffset..])),
            BinaryPrimitives.ReadUInt32BigEndian(record[EpochOffset..])
        );
}
