namespace FastCluster.Contracts.Keys;

/// <summary>What a key ring is for; part of the actor key.</summary>
public enum KeyUse
{
    /// <summary>Keys that sign access tokens, with ES256 or RS256.</summary>
    AccessToken = 1,

    /// <summary>AES-256 keys that encrypt the personal part of a token.</summary>
    PersonalContext = 2,

    /// <summary>The HMAC key of the tag in client ids; never rotated, because ids are for ever.</summary>
    ClientIdTag = 3,

    /// <summary>
    /// AES-256 keys that seal what this server gives out to get back: codes, refresh tokens, consent tickets. A retired one
    /// opens for longer than the longest refresh family lives.
    /// </summary>
    Grant = 4,
}
