namespace FastCluster.Silo.Clustering;

/// <summary>A testimony as the asker heard it.</summary>
/// <param name="Said">What was said.</param>
/// <param name="Ahead">The clock of the witness less that of the asker at the question.</param>
/// <param name="OnTheWay">How long question and answer took.</param>
internal readonly record struct HeardTestimony(LeaseTestimony Said, TimeSpan Ahead, TimeSpan OnTheWay)
{
    /// <summary>
    /// Whether it renews a lease: a node that others keep alive claims without a mark, so its clock has to agree with theirs.
    /// </summary>
    /// <param name="clockBound">How far two clocks may be apart.</param>
    public bool SaysAlive(TimeSpan clockBound) => Said.KnowsAlive && IsWithin(clockBound);

    /// <summary>Whether it confirms a death. Whoever knows of one will never say otherwise, whatever its clock shows.</summary>
    /// <param name="version">Version of the view that showed the death.</param>
    public bool SaysDead(long version) => !Said.KnowsAlive && Said.ViewVersion >= version;

    /// <summary>Whether the other clock is surely within the bound: it was read somewhere on the way there and back.</summary>
    private bool IsWithin(TimeSpan bound) => Ahead <= bound && Ahead - OnTheWay >= -bound;
}
