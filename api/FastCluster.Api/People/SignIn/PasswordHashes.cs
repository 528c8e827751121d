using Microsoft.AspNetCore.Identity;

namespace FastCluster.Api.People.SignIn;

/// <summary>
/// Hashes of passwords in the format of ASP.NET Core Identity, version 3: PBKDF2 with HMAC-SHA-512 and 100,000 rounds. Safe
/// for concurrent use.
/// </summary>
public static class PasswordHashes
{
    /// <summary>Longest password in characters, so that nobody makes the server hash megabytes.</summary>
    public const int MaximumLength = 256;

    private const byte Version3 = 0x01;
    private const int HeaderLength = 13;
    private const int LeastSaltAndKey = 32;

    private static readonly PasswordHasher<object> s_hasher = new();
    private static readonly object s_nobody = new();

    /// <summary>Hashes a password with a salt of its own.</summary>
    /// <param name="password">The password.</param>
    public static string Make(string password) => s_hasher.HashPassword(s_nobody, password);

    /// <summary>Whether a text has the form of a hash.</summary>
    /// <param name="hash">The text.</param>
    public static bool IsHash(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        Span<byte> bytes = stackalloc byte[256];
        return Convert.TryFromBase64String(hash, bytes, out var length)
            && length >= HeaderLength + LeastSaltAndKey
            && bytes[0] == Version3;
    }

    /// <summary>Whether a password is the one of a hash. It takes the same time whatever differs.</summary>
    /// <param name="hash">A hash.</param>
    /// <param name="password">What was typed.</param>
    public static bool Matches(string hash, string password) =>
        s_hasher.VerifyHashedPassword(s_nobody, hash, password) != PasswordVerificationResult.Failed;
}
