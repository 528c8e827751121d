namespace FastCluster.Udap.Jwt;

/// <summary>Which algorithm fits which kind of key. JWT-02.</summary>
internal static class KeyKindRules
{
    /// <summary>Whether a key of this kind may verify or sign with the algorithm.</summary>
    public static bool Fits(this KeyKind kind, JwtAlgorithm algorithm) =>
        kind switch
        {
            KeyKind.Rsa => algorithm is JwtAlgorithm.Rs256 or JwtAlgorithm.Rs384,
            KeyKind.P256 => algorithm is JwtAlgorithm.Es256,
            _ => algorithm is JwtAlgorithm.Es384,
        };
}
