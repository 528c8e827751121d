namespace FastCluster.LoadTests;

/// <summary>What was asked for cannot be done; the message says what to ask for instead. Ends with exit code 2.</summary>
/// <param name="message">For the person at the command line.</param>
internal sealed class UsageException(string message) : Exception(message);
