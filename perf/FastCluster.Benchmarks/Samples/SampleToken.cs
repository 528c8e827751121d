using System.Security.Cryptography;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Jwt;

namespace FastCluster.Benchmarks.Samples;

/// <summary>An access token as the server issues it for a grant, and the keys that sign it.</summary>
internal sealed class SampleToken
{
    /// <summary>Makes keys and claims.</summary>
    /// <param name="grant">The grant.</param>
    public SampleToken(SampleGrant grant)
    {
        using var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        EllipticKey = new("ring-key-es256", JwtAlgorithm.Es256, elliptic.ExportPkcs8PrivateKey());
        RsaKey = new("ring-key-rs256", JwtAlgorithm.Rs256, rsa.ExportPkcs8PrivateKey());
        Claims = new()
        {
            Issuer = grant.Server.Issuer,
            Subject = SampleRequest.ClientId,
            ClientId = SampleRequest.ClientId,
            Audience = grant.Grant.Audience,
            IssuedAt = SampleCommunity.Now,
            ExpiresAt = SampleCommunity.Now.AddMinutes(5),
            JwtId = TokenIdentifier.Format(UInt128.MaxValue / 3),
            Scope = grant.Grant.Scope,
            Community = SampleCommunity.Uri,
            Context = grant.Grant.Context.Asserted,
            FamilyId = TokenIdentifier.Format(UInt128.MaxValue / 5),
            Entities = grant.Client.Epochs,
            LeafThumbprint = grant.Chain.LeafThumbprint,
        };
        Personal = grant.Grant.Context.Personal.Json.ToArray();
    }

    /// <summary>Signs ES256, as by default.</summary>
    public LocalSigningKey EllipticKey { get; }

    /// <summary>Signs RS256.</summary>
    public LocalSigningKey RsaKey { get; }

    /// <summary>What it says.</summary>
    public AccessTokenClaims Claims { get; }

    /// <summary>The personal part that introspection opens, UTF-8 JSON.</summary>
    public byte[] Personal { get; }
}
