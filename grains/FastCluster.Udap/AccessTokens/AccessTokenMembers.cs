namespace FastCluster.Udap.AccessTokens;

/// <summary>Wire names and sizes of access tokens. Version 1 of the member <c>fc</c>.</summary>
internal static class AccessTokenMembers
{
    internal const string Type = "at+jwt";
    internal const string Issuer = "iss";
    internal const string Subject = "sub";
    internal const string ClientId = "client_id";
    internal const string Audience = "aud";
    internal const string IssuedAt = "iat";
    internal const string ExpiresAt = "exp";
    internal const string JwtId = "jti";
    internal const string Scope = "scope";
    internal const string Community = "community";
    internal const string AuthenticatedAt = "auth_time";
    internal const string Assurance = "acr";
    internal const string Methods = "amr";
    internal const string Extensions = "extensions";
    internal const string Private = "fc";
    internal const string Version = "v";
    internal const string Family = "fam";
    internal const string Entities = "ent";
    internal const string Thumbprint = "x5t";
    internal const string Encrypted = "enc";

    internal const int CurrentVersion = 1;
    internal const int ThumbprintLength = 32;

    /// <summary>Personal context of 16 KiB, a key id of 16 bytes, a nonce of 12 and a tag of 16.</summary>
    internal const int MaximumEncryptedLength = (16 * 1024) + 44;
}
