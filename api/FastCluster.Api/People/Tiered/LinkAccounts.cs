using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace FastCluster.Api.People.Tiered;

/// <summary>
/// Keeps what an identity provider calls an account in the browser of its person, for as long as they are asked whether it is
/// theirs; sealed by the keys of sessions. Any number of callers at once.
/// </summary>
internal sealed class LinkAccounts(IDataProtectionProvider protection)
{
    private const string Purpose = "FastCluster.LinkAccount";

    /// <summary>Longest name that is kept, in characters: more is not shown.</summary>
    private const int MaximumLength = 200;

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    /// <summary>Seals a name.</summary>
    /// <param name="name">What the identity provider says, or null.</param>
    /// <returns>base64url, or empty.</returns>
    public string Seal(string? name) =>
        string.IsNullOrEmpty(name)
            ? string.Empty
            : _protector.Protect(name.Length > MaximumLength ? name[..MaximumLength] : name);

    /// <summary>Opens what was sealed; null for any other text.</summary>
    /// <param name="text">Any text.</param>
    public string? Open(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return text.Length == 0 ? null : _protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null; // it is only shown: without it the question is the same
        }
    }
}
