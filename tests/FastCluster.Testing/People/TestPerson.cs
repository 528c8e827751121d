using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;

namespace FastCluster.Testing.People;

/// <summary>Somebody who can sign in.</summary>
public sealed record TestPerson(string Subject, string Name, string Password)
{
    /// <summary>Full name, or null.</summary>
    public string? DisplayName { get; init; }

    /// <summary>E-mail address, or null.</summary>
    public string? Email { get; init; }

    /// <summary>Whether somebody made sure of that address; null where it is not known.</summary>
    public bool? IsEmailVerified { get; init; }

    /// <summary>URL of the FHIR resource that stands for the person, or null.</summary>
    public string? FhirUser { get; init; }

    /// <summary>The development user store that knows these.</summary>
    public static string ToUsersFile(params TestPerson[] people)
    {
        var hasher = new PasswordHasher<TestPerson>();
        var entries = people.Select(person => new JsonObject
        {
            ["subject"] = person.Subject,
            ["name"] = person.Name,
            ["passwordHash"] = hasher.HashPassword(person, person.Password),
            ["displayName"] = person.DisplayName,
            ["email"] = person.Email,
            ["emailVerified"] = person.IsEmailVerified,
            ["fhirUser"] = person.FhirUser,
        });
        return new JsonArray([.. entries]).ToJsonString();
    }
}
