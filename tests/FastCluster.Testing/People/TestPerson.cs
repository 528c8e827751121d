using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;

namespace FastCluster.Testing.People;

/// <summary>Somebody who can sign in.</summary>
public sealed record TestPerson(string Subject, string Name, string Password)
{
    /// <summary>The development user store that knows these.</summary>
    public static string ToUsersFile(params TestPerson[] people)
    {
        var hasher = new PasswordHasher<TestPerson>();
        var entries = people.Select(person => new JsonObject
        {
            ["subject"] = person.Subject,
            ["name"] = person.Name,
            ["passwordHash"] = hasher.HashPassword(person, person.Password),
        });
        return new JsonArray([.. entries]).ToJsonString();
    }
}
