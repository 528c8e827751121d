using System.Buffers;
using FastCluster.Grains.Nodes;
using Orleans.Serialization;

namespace FastCluster.Silo.Storage;

/// <summary>
/// Encodes states: one format byte, then the state in the Orleans binary form, whose numbered members carry the evolution
/// of state classes. Safe for concurrent use.
/// </summary>
/// <param name="serializer">The silo's serializer.</param>
public sealed class StateFormat(Serializer serializer) : IStateEncoder
{
    private const byte OrleansBinary = 1;

    /// <summary>Encodes a state; null is a state too.</summary>
    /// <typeparam name="T">Declared type of the state.</typeparam>
    /// <param name="state">The state.</param>
    public byte[] Encode<T>(T? state)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.GetSpan(1)[0] = OrleansBinary;
        buffer.Advance(1);
        serializer.Serialize(state, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Decodes a state.</summary>
    /// <typeparam name="T">Declared type of the state.</typeparam>
    /// <param name="payload">What <see cref="Encode"/> made.</param>
    /// <exception cref="InvalidDataException">A format that this program does not know.</exception>
    public T? Decode<T>(ReadOnlyMemory<byte> payload)
    {
        if (payload.IsEmpty || payload.Span[0] != OrleansBinary)
        {
            var found = payload.IsEmpty ? "none" : payload.Span[0].ToString();
            throw new InvalidDataException($"The stored state has format {found}, this program reads {OrleansBinary}.");
        }

        return serializer.Deserialize<T>(payload[1..]);
    }
}
