using System.Text;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.AuthorizationExtensions;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Revocation;
using FastCluster.Udap.RevocationFeeds;

namespace FastCluster.Floor;

/// <summary>Tokens as a client-credentials grant writes them, and a feed page with revocations of others.</summary>
internal static class VerifiedTokens
{
    public const string KeyId = "nZQ6pZ0Yb2m0m3y5q1r7sA";
    public const string Issuer = "https://as.test";
    public const string Audience = "https://fhir.test/r4";
    private const int Revoked = 1000;

    /// <summary>Signs tokens that differ in client, family and id.</summary>
    public static async Task<string[]> MakeAsync(LocalSigningKey key, int count)
    {
        var tokens = new string[count];
        for (var number = 0; number < count; number++)
        {
            tokens[number] = Encoding.ASCII.GetString(await AccessTokenWriter.SignAsync(Claims((ulong)number), key));
        }

        return tokens;
    }

    /// <summary>A thousand raised entities, as many dead tokens and a CRL of as many certificates.</summary>
    public static FeedPage Page() =>
        new()
        {
            Cursor = "c",
            IsSnapshot = true,
            Issuer = Issuer,
            ServerId = "main",
            Held = TimeSpan.Zero,
            ConfirmedAge = TimeSpan.Zero,
            Epochs =
            [
                .. Numbers().Select(one => new FeedEpoch(new(EntityKind.Client, Digest(one, 1)), 1, long.MaxValue)),
            ],
            Tokens = [.. Numbers().Select(one => new FeedToken(Digest(one, 2), long.MaxValue))],
            Distrusted = [],
            Crls = [new(TokenIdentifier.Format(1), new byte[Revoked * FeedCrl.NameLength])],
        };

    private static IEnumerable<ulong> Numbers() => Enumerable.Range(0, Revoked).Select(one => (ulong)one);

    private static UInt128 Digest(ulong number, ulong use) =>
        StableDigest.Of("floor", number.ToString("x16"), use.ToString("x16"));

    private static AccessTokenClaims Claims(ulong number)
    {
        var now = TimeProvider.System.GetUtcNow();
        EntityKind[] kinds =
        [
            EntityKind.Client,
            EntityKind.Family,
            EntityKind.Community,
            EntityKind.Certificate,
            EntityKind.CaCertificate,
            EntityKind.CaKey,
            EntityKind.CaKey,
            EntityKind.Anchor,
            EntityKind.AnchorInCommunity,
        ];
        return new()
        {
            Issuer = Issuer,
            Subject = TokenIdentifier.Format(Digest(number, 3)),
            ClientId = TokenIdentifier.Format(Digest(number, 3)),
            Audience = [Audience],
            IssuedAt = now,
            ExpiresAt = now.AddHours(1),
            JwtId = TokenIdentifier.Format(Digest(number, 4)),
            Scope = "system/Patient.rs system/Observation.rs",
            Community = "urn:floor:community",
            Context = new AssertedContext
            {
                OrganizationId = "https://client.test/organization",
                OrganizationName = "Organization",
                PurposeOfUse = ["urn:oid:2.16.840.1.113883.5.8#TREAT"],
            },
            FamilyId = TokenIdentifier.Format(Digest(number, 5)),
            Entities =
            [
                .. kinds.Select((kind, index) => new EntityEpoch(new(kind, Digest(number, 10 + (ulong)index)), 0)),
            ],
            LeafThumbprint = new byte[32],
        };
    }
}
