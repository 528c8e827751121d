using System.Text.Json;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>Parses the body of a registration request within its limits. REG-02, REG-03, REG-04, JWT-24.</summary>
public static class RegistrationRequestParser
{
    /// <summary>Longest body in bytes: 128 KiB.</summary>
    public const int MaximumBodyLength = 128 * 1024;

    /// <summary>Most certifications in one request.</summary>
    public const int MaximumCertifications = 20;

    private const int MaximumDepth = 16;

    /// <summary>Parses a body; no cryptography, and nothing of the JWTs is looked at.</summary>
    /// <param name="body">The body, JSON in UTF-8.</param>
    /// <param name="request">The request when accepted, otherwise null.</param>
    /// <returns>One of the reasons 301 to 305, or none.</returns>
    public static RejectionReason TryParse(ReadOnlySpan<byte> body, out RegistrationRequest? request)
    {
        request = null;
        if (body.Length > MaximumBodyLength)
        {
            return RejectionReason.RegistrationTooLarge;
        }

        return StrictJson.TryParseObject(body, MaximumDepth, out var root) == JsonFault.None
            ? TryRead(root, out request)
            : RejectionReason.RegistrationBody;
    }

    private static RejectionReason TryRead(JsonElement root, out RegistrationRequest? request)
    {
        request = null;
        if (!root.TryGetString("udap", out var version) || version != "1")
        {
            return RejectionReason.RegistrationUdapVersion;
        }

        if (!root.TryGetString("software_statement", out var statement) || statement.Length == 0)
        {
            return RejectionReason.SoftwareStatementMissing;
        }

        if (root.TryGetOptionalStrings("certifications", out var certifications) == ClaimPresence.WrongType)
        {
            return RejectionReason.RegistrationBody;
        }

        if (certifications.Length > MaximumCertifications)
        {
            return RejectionReason.RegistrationCertificationsTooMany;
        }

        request = new RegistrationRequest(statement, certifications);
        return RejectionReason.None;
    }
}
