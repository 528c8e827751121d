using System.Globalization;
using FastCluster.Contracts.Authorization;
using FastCluster.Udap.AuthorizationRequests;
using Microsoft.AspNetCore.Authentication;

namespace FastCluster.Api.People.Upstream;

/// <summary>
/// What an app demanded of a proof, and when the identity system was asked for it. It waits in the sealed state, since the
/// identity system is asked for it and its answer has to be held against it (CONS-23). Immutable.
/// </summary>
/// <param name="AskedAt">When the browser was sent away, unix seconds.</param>
/// <param name="IsAnew">Whether the person has to prove it anew.</param>
/// <param name="MaximumAge">How old the proof may be, in seconds.</param>
internal sealed record DemandedProof(long AskedAt, bool IsAnew, long MaximumAge)
{
    /// <summary>Item of the state.</summary>
    private const string Item = "fc.demanded";

    /// <summary>What a request demands.</summary>
    /// <param name="asked">What the authorizer said, or null.</param>
    /// <param name="now">Unix seconds.</param>
    /// <returns>Null when it does not matter when the proof was made.</returns>
    public static DemandedProof? Of(AuthorizationReply.SignInNeeded? asked, long now)
    {
        var isAnew = asked?.Prompts.HasFlag(Prompts.Login) is true;
        var age = asked?.MaxAge ?? (isAnew ? TimeSpan.Zero : (TimeSpan?)null);
        return age is { } known ? new(now, isAnew, (long)known.TotalSeconds) : null;
    }

    /// <summary>Reads it from a state.</summary>
    /// <param name="properties">The state.</param>
    /// <param name="demanded">What was demanded, or null.</param>
    /// <returns>False when something was demanded and nobody knows what: another version wrote it.</returns>
    public static bool TryRead(AuthenticationProperties properties, out DemandedProof? demanded)
    {
        ArgumentNullException.ThrowIfNull(properties);
        demanded = null;
        if (!properties.Items.TryGetValue(Item, out var text))
        {
            return true;
        }

        if (
            text?.Split(' ') is [var asked, var anew, var age]
            && long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var askedAt)
            && bool.TryParse(anew, out var isAnew)
            && long.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var maximumAge)
        )
        {
            demanded = new(askedAt, isAnew, maximumAge);
        }

        return demanded is not null;
    }

    /// <summary>Writes it into a state.</summary>
    /// <param name="properties">The state.</param>
    public void Write(AuthenticationProperties properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        properties.Items[Item] = string.Create(CultureInfo.InvariantCulture, $"{AskedAt} {IsAnew} {MaximumAge}");
    }

    /// <summary>Whether a proof is what was demanded. One that was made since then is never too old.</summary>
    /// <param name="authenticatedAt">When the person proved who they are, unix seconds.</param>
    /// <param name="now">Unix seconds.</param>
    /// <param name="skew">Allowance for clocks that differ.</param>
    public bool IsMetBy(long authenticatedAt, long now, TimeSpan skew)
    {
        var allowance = (long)skew.TotalSeconds;
        return authenticatedAt >= AskedAt - allowance || (!IsAnew && now - authenticatedAt <= MaximumAge + allowance);
    }
}
