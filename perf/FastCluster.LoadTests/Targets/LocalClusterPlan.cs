namespace FastCluster.LoadTests.Targets;

/// <summary>How a local cluster is started.</summary>
/// <param name="Nodes">How many nodes, 1 or more.</param>
/// <param name="RegistrationBudget">Registrations a second that each node takes from one address; null for no limit.</param>
/// <param name="FetchesCrlsOften">Whether CRLs are fetched every two seconds and not every five minutes.</param>
internal sealed record LocalClusterPlan(int Nodes, int? RegistrationBudget = null, bool FetchesCrlsOften = false);
