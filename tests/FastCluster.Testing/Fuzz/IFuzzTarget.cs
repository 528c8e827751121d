using FastCluster.Udap.Rejections;

namespace FastCluster.Testing.Fuzz;

/// <summary>
/// A parser under fuzz. <see cref="FuzzRun"/> finds every class of a test assembly that implements it and has a
/// constructor without parameters. Its seeds are the files of <c>tests/vectors/fuzz-seeds/NAME</c>; an input that ever
/// failed is kept there.
/// </summary>
public interface IFuzzTarget
{
    /// <summary>Name of the target and of its folder of seeds.</summary>
    string Name { get; }

    /// <summary>
    /// Parses an input and reads all that a caller would read of an accepted one. Any exception is a failure.
    /// </summary>
    /// <returns>The answer of the parser.</returns>
    RejectionReason Run(byte[] input);
}
