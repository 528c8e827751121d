using System.Buffers;
using System.Text;
using System.Text.Json;
using FastCluster.Testing;
using FastCluster.Udap.IdTokens;
using Xunit;

namespace FastCluster.Udap.Tests.IdTokens;

public sealed class IdentityClaimsTests
{
    private static readonly IdentityClaims s_all = new()
    {
        Name = "Ada Lovelace",
        Email = "ada@mail.test",
        IsEmailVerified = false,
        FhirUser = "https://fhir.test/Patient/1",
    };

    [Theory]
    [Requirement("TOK-30")]
    [InlineData(
        "openid profile email fhirUser",
        """{"name":"Ada Lovelace","email":"ada@mail.test","email_verified":false,"fhirUser":"https://fhir.test/Patient/1"}"""
    )]
    [InlineData("profile", """{"name":"Ada Lovelace"}""")]
    [InlineData("email", """{"email":"ada@mail.test","email_verified":false}""")]
    [InlineData("fhirUser", """{"fhirUser":"https://fhir.test/Patient/1"}""")]
    [InlineData("openid fhiruser Profile", null)]
    public void Within_Scopes_KeepsWhatTheyAskFor(string scope, string? expected) =>
        Assert.Equal(expected, s_all.Within(scope) is { } claims ? Write(claims) : null);

    [Fact]
    public void Within_AddressThatNobodyLookedAt_SaysNothingOfIt()
    {
        var claims = s_all with { IsEmailVerified = null };

        Assert.Equal("""{"email":"ada@mail.test"}""", Write(claims.Within("email")!));
    }

    [Fact]
    public void Within_VerificationWithoutAddress_IsNothing() =>
        Assert.Null((s_all with { Email = null }).Within("email"));

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    [InlineData(0, false)]
    public void Within_TextOfOtherLength_IsLeftOut(int length, bool isSaid)
    {
        var claims = s_all with { Name = new string('a', length) };

        Assert.Equal(isSaid, claims.Within("profile") is not null);
    }

    [Fact]
    [Requirement("B2BU-08")]
    public void ToString_ShowsNobody() => Assert.Equal(nameof(IdentityClaims), $"{s_all}");

    private static string Write(IdentityClaims claims)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            claims.Write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
