using System.Collections.Immutable;
using System.Globalization;
using FastCluster.Grains.Trust;
using FastCluster.Udap.AuthorizationAssertions;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Tokens;

/// <summary>Who authorized a client by assertion, as of one consistent view; the assertion's <c>jti</c> is not yet claimed.</summary>
/// <param name="Assertion">What was signed.</param>
/// <param name="Chain">Path of the certificate that signed it.</param>
/// <param name="Entities">What that path names beyond the client's own, with the epochs it was judged on.</param>
internal sealed record AssertedAuthority(
    AuthorizationAssertion Assertion,
    ProvenChain Chain,
    ImmutableArray<EntityEpoch> Entities
)
{
    /// <summary>In whose name the client acts.</summary>
    public string Subject => Assertion.Claims.Subject;

    /// <summary>Until when a token of it may live: neither the assertion nor its signer's path is outlived (AZA-13).</summary>
    public DateTimeOffset ValidUntil
    {
        get
        {
            var end = DateTimeOffset.FromUnixTimeSeconds(Assertion.Claims.ExpiresAt);
            return Chain.Path.ValidUntil < end ? Chain.Path.ValidUntil : end;
        }
    }

    /// <summary>The one assertion is a family of its own; nothing is stored for it.</summary>
    /// <param name="client">Who handed it in.</param>
    public EntityName FamilyOf(AuthenticatedClient client) =>
        new(
            EntityKind.Family,
            StableDigest.Of(
                "assertion-family",
                client.Key.ServerId,
                client.Key.ToGrainKey(),
                client.Record.Generation.ToString(CultureInfo.InvariantCulture),
                Assertion.Claims.Issuer,
                Assertion.Claims.JwtId
            )
        );

    /// <summary>Never shows the subject.</summary>
    public override string ToString() => nameof(AssertedAuthority);
}
