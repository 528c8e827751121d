using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Authorization;
using FastCluster.Grains.Tokens;

namespace FastCluster.Grains.Upstream;

/// <summary>Makes the sealed transactions of sign-ins under way, finds them again, and claims the one use of each.</summary>
internal sealed class UpstreamTransactions(SealedTexts seals, ReplayGuard replay, TimeProvider clock)
{
    /// <summary>Longest sealed text, so that it fits into a cookie.</summary>
    public const int MaximumLength = 3800;

    /// <summary>More cookies than a browser is given are not looked at.</summary>
    private const int MaximumTransactions = 10;

    private const int SecretBytes = 32;

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Begins one, with a new <c>state</c>, <c>nonce</c> and verifier.</summary>
    /// <param name="opened">The app's request.</param>
    /// <param name="found">The identity provider.</param>
    /// <param name="clientId">Client id of this server there.</param>
    public TransactionContent Begin(AuthorizationCase opened, UpstreamProvider found, string clientId)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(found);
        var now = Now;
        return new()
        {
            // the time comes first, so that a browser with too many drops the oldest
            Id = now.ToString("x8", CultureInfo.InvariantCulture) + NewSecret()[..16],
            State = NewSecret(),
            Nonce = NewSecret(),
            Verifier = NewSecret(),
            IdentityProvider = found.Provider.BaseUrl,
            Community = found.Community.Uri,
            FhirBase = found.FhirBase,
            TokenEndpoint = found.Provider.TokenEndpoint,
            ClientId = clientId,
            Request = [.. opened.Message.Parameters.SelectMany(one => new[] { one.Name, one.Value })],
            IssuedAt = now,
        };
    }

    /// <summary>Seals one.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="transaction">The transaction.</param>
    public ValueTask<string> SealAsync(string serverId, TransactionContent transaction) =>
        seals.SealAsync(
            serverId,
            TransactionContent.Purpose,
            transaction,
            UpstreamJsonContext.Default.TransactionContent
        );

    /// <summary>Opens those of this server among the texts of a browser.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="texts">Any texts.</param>
    public async ValueTask<List<TransactionContent>> OpenAsync(string serverId, IEnumerable<string> texts)
    {
        var opened = new List<TransactionContent>();
        foreach (var text in texts.Take(MaximumTransactions))
        {
            var content = await seals.OpenAsync(
                serverId,
                TransactionContent.Purpose,
                text,
                UpstreamJsonContext.Default.TransactionContent
            );
            if (content is not null)
            {
                opened.Add(content);
            }
        }

        return opened;
    }

    /// <summary>The one with a <c>state</c>, or null.</summary>
    /// <param name="transactions">Those of the browser.</param>
    /// <param name="state">What was brought, or null.</param>
    public static TransactionContent? Find(IEnumerable<TransactionContent> transactions, string? state)
    {
        var brought = Encoding.UTF8.GetBytes(state ?? string.Empty);
        return transactions.FirstOrDefault(one =>
            CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one.State), brought)
        );
    }

    /// <summary>Whether an answer comes in time.</summary>
    /// <param name="transaction">The transaction.</param>
    public bool IsOpen(TransactionContent transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return transaction.ExpiresAt > Now;
    }

    /// <summary>Claims the one use.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="transaction">The transaction.</param>
    public Task<ReplayVerdict> ClaimAsync(string serverId, TransactionContent transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return replay.ClaimAsync(
            new(serverId, transaction.Community, ReplayScope.Upstream),
            new(transaction.IdentityProvider, transaction.State, transaction.IssuedAt, transaction.ExpiresAt)
        );
    }

    /// <summary>The app's request.</summary>
    /// <param name="transaction">The transaction.</param>
    public static AuthorizationParameter[] RequestOf(TransactionContent transaction) =>
        [.. transaction.Request.Chunk(2).Select(pair => new AuthorizationParameter(pair[0], pair[1]))];

    /// <summary>256 random bits as 43 characters of base64url: enough for a verifier too (RFC 7636 section 4.1).</summary>
    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
}
