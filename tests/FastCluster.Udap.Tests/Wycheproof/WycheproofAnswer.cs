namespace FastCluster.Udap.Tests.Wycheproof;

/// <summary>What this project says to one case.</summary>
internal enum WycheproofAnswer
{
    Valid,
    Refused,
    AlgorithmNotAllowed,
    NotApplicable,
}
