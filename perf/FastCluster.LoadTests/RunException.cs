namespace FastCluster.LoadTests;

/// <summary>A run could not be made: the target did not answer as it must before the load. Ends with exit code 3.</summary>
/// <param name="message">For the person at the command line.</param>
internal sealed class RunException(string message) : Exception(message);
