using FastCluster.Contracts.Authorization;

namespace FastCluster.Api.People.Settings;

/// <summary>One person of the development user store.</summary>
/// <param name="Subject">Local person, 1 to 200 characters: <c>sub</c> of the tokens.</param>
/// <param name="Name">What the person types to sign in, 1 to 200 characters, compared exactly.</param>
/// <param name="PasswordHash">Hash of the password as <see cref="SignIn.PasswordHashes"/> makes it.</param>
public sealed record DevelopmentUser(string Subject, string Name, string PasswordHash)
{
    /// <summary>What else is known of the person, or null.</summary>
    public PersonDetails? Details { get; init; }

    /// <summary>Never shows who it is.</summary>
    public override string ToString() => nameof(DevelopmentUser);
}
