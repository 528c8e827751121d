namespace FastCluster.Udap.Tests.Wycheproof;

/// <summary>Cases in which this project rightly answers otherwise than the file, by file and number.</summary>
internal static class KnownDisagreements
{
    /// <summary>The numbers of the cases, in the order of the file.</summary>
    public static string[] Of(string file) =>
        file switch
        {
            "json_web_signature_test.json" =>
            [
                // valid there: empty payload. A JWT holds a claims object (RFC 7519 section 7.2), JWT-01
                .. (string[])["259", "264", "268", "272", "320", "325"],
                // invalid there: RS256 and RS384 with a key whose JWK says PS512. A certificate's key names no
                // algorithm, and PS512 is on no list here, JWT-02
                .. (string[])["332", "334"],
                // invalid there: the JWK says "enc" or "encrypt". Here the key usage of the certificate decides, X509-18
                .. (string[])["353", "354", "355", "356"],
                // valid there: a question mark within the header part. Not in the base64url alphabet, JWT-01
                "372",
            ],
            "json_web_crypto_test.json" =>
            [
                // invalid there: an RSA key of the weak ROCA family. Nothing in the matrix asks for that test; it is
                // the duty of the authority that certifies the key
                "46",
                // valid there: JWE, which is refused, JWT-01
                .. (string[])["50", "67"],
            ],
            _ => [],
        };
}
