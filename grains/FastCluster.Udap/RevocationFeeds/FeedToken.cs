using System.Runtime.InteropServices;

namespace FastCluster.Udap.RevocationFeeds;

/// <summary>One token that was revoked by itself.</summary>
/// <param name="Digest"><see cref="Revocation.TokenDigest"/> of its <c>jti</c>.</param>
/// <param name="Until">Unix seconds until which it could have lived; the entry says nothing afterwards.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FeedToken(UInt128 Digest, long Until);
