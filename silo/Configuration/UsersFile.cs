using System.Text.Json;
using FastCluster.Api.People.Settings;
using FastCluster.Api.People.SignIn;
using FastCluster.Contracts.Authorization;
using FastCluster.Udap.IdTokens;

namespace FastCluster.Silo.Configuration;

/// <summary>The development user store: a JSON list of <see cref="UsersFileEntry"/>.</summary>
internal static class UsersFile
{
    private const int MaximumUsers = 1_000;
    private const int MaximumLength = 200;

    /// <summary>What is wrong with a file.</summary>
    /// <param name="file">Path of the file.</param>
    /// <returns>The broken rule, or null.</returns>
    public static string? FindFault(string file)
    {
        try
        {
            return FindFault(Read(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "is a file that can be read";
        }
        catch (JsonException)
        {
            return "is a JSON list of objects with subject, name and passwordHash";
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="file">Path of the file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="JsonException">It is not of the form.</exception>
    public static IReadOnlyList<DevelopmentUser> Read(string file)
    {
        var entries =
            JsonSerializer.Deserialize(File.ReadAllBytes(file), UsersFileJsonContext.Default.UsersFileEntryArray)
            ?? throw new JsonException("The file holds no list.");
        return [.. entries.Select(Map)];
    }

    private static DevelopmentUser Map(UsersFileEntry entry)
    {
        var details = new PersonDetails(entry.DisplayName, entry.Email, entry.IsEmailVerified, entry.FhirUser);
        return new DevelopmentUser(entry.Subject, entry.Name, entry.PasswordHash)
        {
            Details = details is { Name: null, Email: null, FhirUser: null } ? null : details,
        };
    }

    private static bool IsDetailed(PersonDetails? details) =>
        details is null
        || new[] { details.Name, details.Email, details.FhirUser }.All(text =>
            text is null or { Length: > 0 and <= IdentityClaims.MaximumLength }
        );

    private static string? FindFault(IReadOnlyList<DevelopmentUser> users)
    {
        if (users.Count is 0 or > MaximumUsers)
        {
            return $"holds 1 to {MaximumUsers} users";
        }

        if (users.Any(user => !IsText(user.Subject) || !IsText(user.Name)))
        {
            return $"holds users whose subject and name have 1 to {MaximumLength} characters";
        }

        if (
            users.DistinctBy(user => user.Subject, StringComparer.Ordinal).Count() < users.Count
            || users.DistinctBy(user => user.Name, StringComparer.Ordinal).Count() < users.Count
        )
        {
            return "holds each subject and each name once";
        }

        if (!users.All(user => IsDetailed(user.Details)))
        {
            return $"holds users whose displayName, email and fhirUser have 1 to {IdentityClaims.MaximumLength} characters";
        }

        return users.All(user => PasswordHashes.IsHash(user.PasswordHash))
            ? null
            : "holds users whose passwordHash was made by 'fastcluster people hash'";
    }

    private static bool IsText(string text) => text.Length is > 0 and <= MaximumLength;
}
