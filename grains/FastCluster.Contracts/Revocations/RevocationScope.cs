namespace FastCluster.Contracts.Revocations;

/// <summary>What an operator revokes; everything below it dies with it (N2). Numbers are part of the contract.</summary>
public enum RevocationScope
{
    /// <summary>One access token; the id is its <c>jti</c>.</summary>
    Token = 1,

    /// <summary>One token family; the id is the one carried in its tokens.</summary>
    Family = 2,

    /// <summary>What a client was issued; the id is its client id. The registration stays.</summary>
    Client = 3,

    /// <summary>A leaf certificate; the id is its name as shown with a client, 22 characters of base64url. Distrusted until reinstated.</summary>
    Certificate = 4,

    /// <summary>A CA certificate; the id is its name as shown with a client, 22 characters of base64url. Distrusted until reinstated.</summary>
    Ca = 5,

    /// <summary>What was issued below an anchor; the id is its SHA-256, base64url without padding. The anchor stays enabled.</summary>
    Anchor = 6,

    /// <summary>What was issued under a community; the id is its URI. The community stays enabled.</summary>
    Community = 7,
}
