using System.Security.Cryptography;

namespace FastCluster.Silo.Demo.Tiered;

/// <summary>Somebody with an account at the identity provider and one at the data holder; neither knows of the other one.</summary>
/// <param name="Name">What they type to sign in, at both.</param>
/// <param name="Password">Their password, at both.</param>
internal sealed record DemoPerson(string Name, string Password)
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Groups = 4;
    private const int GroupLength = 4;

    /// <summary>Subject of the account at the data holder.</summary>
    public const string HolderSubject = "patient-4711";

    /// <summary>Subject of the account at the identity provider.</summary>
    public const string ProviderSubject = "citizen-8820";

    /// <summary>A person with a password that was never used before.</summary>
    public static DemoPerson Create() =>
        new(
            "maria",
            string.Join(
                '-',
                Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength))
            )
        );

    /// <summary>Never shows the password.</summary>
    public override string ToString() => nameof(DemoPerson);
}
