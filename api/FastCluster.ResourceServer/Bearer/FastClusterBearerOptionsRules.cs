using System.ComponentModel.DataAnnotations;
using FastCluster.ResourceServer.Revocations;
using Microsoft.Extensions.Options;

namespace FastCluster.ResourceServer.Bearer;

/// <summary>Checks the settings at start; all faults are told at once.</summary>
internal sealed class FastClusterBearerOptionsRules : IValidateOptions<FastClusterBearerOptions>
{
    private const int MaximumRealmLength = 128;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, FastClusterBearerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = Ranges(options).Concat(Names(options)).Concat(Addresses(options)).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Ranges(FastClusterBearerOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new(options), results, validateAllProperties: true);
        foreach (var result in results)
        {
            yield return result.ErrorMessage ?? "A setting is out of its range.";
        }

        if (options.PollWait * 2 > options.StalenessBound)
        {
            yield return $"{nameof(options.PollWait)} must be at most half of {nameof(options.StalenessBound)}: "
                + "otherwise one lost answer makes the knowledge of revocations too old.";
        }

        if (options.PollWait + options.PollPause + FeedPace.Overhead > options.StalenessBound)
        {
            yield return $"{nameof(options.PollPause)}, {nameof(options.PollWait)} and the {FeedPace.Overhead.TotalSeconds} s "
                + $"of an answer must be at most {nameof(options.StalenessBound)} together.";
        }

        if (options.KeyCooldown > options.KeyRefreshPeriod)
        {
            yield return $"{nameof(options.KeyCooldown)} must be at most {nameof(options.KeyRefreshPeriod)}.";
        }

        if (options.PollWait.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            yield return $"{nameof(options.PollWait)} must be whole seconds.";
        }

        if (!Enum.IsDefined(options.Revocations))
        {
            yield return $"{nameof(options.Revocations)} must be {RevocationSource.Feed} or {RevocationSource.StatusList}.";
        }

        if (!Enum.IsDefined(options.WhenStale))
        {
            yield return $"{nameof(options.WhenStale)} must be {WhenStale.Refuse} or {WhenStale.Accept}.";
        }
    }

    private static IEnumerable<string> Names(FastClusterBearerOptions options)
    {
        if (!IsHttps(options.Issuer))
        {
            yield return $"{nameof(options.Issuer)} must be the absolute https URL that tokens state as iss.";
        }

        if (!Uri.TryCreate(options.Audience, UriKind.Absolute, out _))
        {
            yield return $"{nameof(options.Audience)} must be the absolute FHIR base URL of this server.";
        }

        if (options.Realm.Length is 0 or > MaximumRealmLength || !options.Realm.All(IsRealmCharacter))
        {
            yield return $"{nameof(options.Realm)} must be 1 to {MaximumRealmLength} printable ASCII characters "
                + "without quotes and backslashes.";
        }
    }

    private static IEnumerable<string> Addresses(FastClusterBearerOptions options)
    {
        if (options.KeySetAddress is { } keys && !IsHttps(keys.OriginalString))
        {
            yield return $"{nameof(options.KeySetAddress)} must be an absolute https URL.";
        }

        if (options.RevocationFeedAddress is { } feed && !IsHttps(feed.OriginalString))
        {
            yield return $"{nameof(options.RevocationFeedAddress)} must be an absolute https URL.";
        }

        if (options.Revocations == RevocationSource.Feed && options.Credential is null)
        {
            yield return $"{nameof(options.Credential)} is required: the revocation feed answers declared resource "
                + "servers only.";
        }
    }

    private static bool IsHttps(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps;

    private static bool IsRealmCharacter(char one) => one is >= ' ' and <= '~' and not '"' and not '\\';
}
