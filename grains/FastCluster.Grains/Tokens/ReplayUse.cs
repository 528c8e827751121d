namespace FastCluster.Grains.Tokens;

/// <summary>Something that counts once.</summary>
/// <param name="Owner">Within whose ids it is unique: <c>iss</c> of a JWT.</param>
/// <param name="Id">Its id: <c>jti</c> of a JWT.</param>
/// <param name="IssuedAt">When it was made, unix seconds.</param>
/// <param name="ExpiresAt">Until when it can be used, unix seconds.</param>
internal readonly record struct ReplayUse(string Owner, string Id, long IssuedAt, long ExpiresAt);
