namespace FastCluster.Udap.Rejections;

/// <summary>Names what a reason enforces: ids of the requirement matrix, or promises of this project (<c>N1</c> to <c>N12</c>).</summary>
/// <param name="requirements">One or more ids, e.g. <c>JWT-13</c>.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class EnforcesAttribute(params string[] requirements) : Attribute
{
    /// <summary>The ids, most telling first.</summary>
    public IReadOnlyList<string> Requirements { get; } = requirements;
}
