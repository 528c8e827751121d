using System.Text;
using System.Text.Json;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>
/// Judges the form of <c>tefca_ias</c> (FF 2.0 table 4); its content stays raw, since all of it is personal. Whether
/// the ID token is genuine and the person is known are questions for its consumer. TEF-23 to TEF-28.
/// </summary>
internal static class TefcaIasReader
{
    private const int MaximumIdTokenLength = 12 * 1024;

    /// <summary>Judges the object.</summary>
    /// <returns>None or the first rule broken.</returns>
    internal static RejectionReason Check(JsonElement members)
    {
        var reader = new MemberReader(members);
        reader.RequireVersion();
        var user = reader.RequiredResource(
            B2bMembers.UserInformation,
            "RelatedPerson",
            RejectionReason.TefcaUserInformation
        );
        var patient = reader.RequiredResource(
            B2bMembers.PatientInformation,
            "Patient",
            RejectionReason.TefcaPatientInformation
        );
        reader.Demand(FhirShape.HasName(patient), RejectionReason.TefcaPatientInformation);
        reader.Demand(
            members.TryGetString(B2bMembers.IdToken, out var idToken) && IsSignedJwt(idToken),
            RejectionReason.TefcaIdToken
        );
        var consent = ConsentClaims.Read(reader, ExtensionUris.IsUrl);
        CheckPersons(reader, user, patient, consent);
        return reader.Fault;
    }

    private static void CheckPersons(MemberReader reader, JsonElement user, JsonElement patient, ConsentClaims consent)
    {
        if (FhirShape.IsOneself(user))
        {
            reader.Demand(!FhirShape.ContradictInBirthDate(user, patient), RejectionReason.TefcaPersonContradiction);
            return;
        }

        reader.Demand(!consent.Policy.IsEmpty, RejectionReason.TefcaConsentPolicyMissing);
    }

    private static bool IsSignedJwt(string text)
    {
        var parts = text.Length <= MaximumIdTokenLength && Ascii.IsValid(text) ? text.Split('.') : [];
        return parts.Length == 3
            && TryReadObject(parts[0], out var header)
            && TryReadObject(parts[1], out _)
            && TryDecode(parts[2], out var signature)
            && signature.Length > 0
            && header.TryGetString("alg", out var algorithm)
            && algorithm is not ("" or "none");
    }

    private static bool TryReadObject(string part, out JsonElement result)
    {
        result = default;
        return TryDecode(part, out var utf8)
            && StrictJson.TryParseObject(utf8, JwtLimits.Default.MaximumDepth, out result) == JsonFault.None;
    }

    private static bool TryDecode(string part, out byte[] bytes)
    {
        var length = StrictBase64.UrlDecodedLength(part.Length);
        bytes = new byte[Math.Max(0, length)];
        return length >= 0 && StrictBase64.TryDecodeUrl(Encoding.ASCII.GetBytes(part), bytes);
    }
}
