using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Tiered;

/// <summary>
/// What a browser keeps while its person is at an identity provider: sealed texts that only silos read, bound to the host and
/// sent with links of other sites and no forms (TIER-17, TIER-43).
/// </summary>
internal static class TieredCookies
{
    /// <summary>Most sign-ins under way in one browser; for another one the oldest is dropped.</summary>
    public const int MaximumTransactions = 5;

    /// <summary>
    /// Most characters of them all; beyond, the oldest are dropped: proxies refuse a header of more than 8 KiB, and the session
    /// is in it too.
    /// </summary>
    public const int MaximumCharacters = 6 * 1024;

    private const string TransactionPrefix = "__Host-fc-idp-";
    private const string LinkName = "__Host-fc-link";
    private const char LinkSeparator = '.';

    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(10);

    /// <summary>The sealed transactions of a browser.</summary>
    /// <param name="context">The request.</param>
    public static string[] Transactions(HttpContext context) =>
        [.. Names(context).Take(MaximumTransactions).Select(name => context.Request.Cookies[name]!)];

    /// <summary>Keeps a transaction.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">Its name; those of later ones sort after it.</param>
    /// <param name="transaction">Sealed.</param>
    public static void AddTransaction(HttpContext context, string id, string transaction)
    {
        var (count, length) = (1, transaction.Length);
        foreach (var name in Names(context))
        {
            length += context.Request.Cookies[name]!.Length;
            if (++count > MaximumTransactions || length > MaximumCharacters)
            {
                Remove(context, name);
            }
        }

        Set(context, TransactionPrefix + id, transaction);
    }

    /// <summary>Forgets a transaction.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">Its name, or null for none.</param>
    public static void RemoveTransaction(HttpContext context, string? id)
    {
        if (id is not null)
        {
            Remove(context, TransactionPrefix + id);
        }
    }

    /// <summary>The link that waits for an answer, if it belongs to an authorization request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="digest">Digest of the authorization request.</param>
    /// <returns>The sealed link, and the sealed name of the account or empty.</returns>
    public static (string Link, string Account)? FindLink(HttpContext context, string digest)
    {
        var parts = context.Request.Cookies[LinkName]?.Split(LinkSeparator) ?? [];
        return parts.Length == 3 && string.Equals(parts[0], digest, StringComparison.Ordinal)
            ? (parts[1], parts[2])
            : null;
    }

    /// <summary>Keeps a link, in place of an earlier one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="digest">Digest of the authorization request.</param>
    /// <param name="link">Sealed.</param>
    /// <param name="account">What the identity provider calls the account, sealed, or empty.</param>
    public static void SetLink(HttpContext context, string digest, string link, string account) =>
        Set(context, LinkName, string.Join(LinkSeparator, digest, link, account));

    /// <summary>Forgets the link.</summary>
    /// <param name="context">The request.</param>
    public static void RemoveLink(HttpContext context) => Remove(context, LinkName);

    /// <summary>Names of the transactions, the newest first.</summary>
    private static IEnumerable<string> Names(HttpContext context) =>
        context
            .Request.Cookies.Keys.Where(name => name.StartsWith(TransactionPrefix, StringComparison.Ordinal))
            .OrderByDescending(name => name, StringComparer.Ordinal);

    private static void Set(HttpContext context, string name, string value)
    {
        var options = Options();
        options.MaxAge = s_lifetime;
        context.Response.Cookies.Append(name, value, options);
    }

    private static void Remove(HttpContext context, string name)
    {
        if (context.Request.Cookies.ContainsKey(name))
        {
            context.Response.Cookies.Delete(name, Options());
        }
    }

    /// <summary><c>Lax</c>, because the identity provider sends the person back by a link.</summary>
    private static CookieOptions Options() =>
        new()
        {
            Path = "/",
            HttpOnly = true,
            Secure = true,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
        };
}
