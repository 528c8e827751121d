using System.Runtime.InteropServices;

namespace FastCluster.Udap.Revocation;

/// <summary>Short name of a thing whose revocation kills tokens: its kind and 128 bits of a SHA-256 over its identity.</summary>
/// <param name="Kind">What the entity is.</param>
/// <param name="Digest">The first 16 bytes of the SHA-256, read as a big-endian number.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EntityName(EntityKind Kind, UInt128 Digest);
