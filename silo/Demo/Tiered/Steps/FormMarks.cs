namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>By what the browser knows the pages of a server, and what a person answers there.</summary>
internal static class FormMarks
{
    /// <summary>Field of a sign-in page.</summary>
    public const string Password = "password";

    /// <summary>Button of a consent page.</summary>
    public const string Allow = "allow";

    /// <summary>Button of the page that asks whether two accounts are the same person's.</summary>
    public const string Connect = "connect";

    /// <summary>What a person types to sign in.</summary>
    /// <param name="person">The person.</param>
    public static Dictionary<string, string> SignIn(DemoPerson person) =>
        new(StringComparer.Ordinal) { ["username"] = person.Name, [Password] = person.Password };

    /// <summary>Allow, and remember it.</summary>
    public static Dictionary<string, string> AllowAndRemember { get; } =
        new(StringComparer.Ordinal) { ["decision"] = Allow, ["remember"] = "yes" };

    /// <summary>Both are me.</summary>
    public static Dictionary<string, string> BothAreMe { get; } =
        new(StringComparer.Ordinal) { ["decision"] = Connect };
}
