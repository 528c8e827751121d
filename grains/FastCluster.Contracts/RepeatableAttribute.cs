namespace FastCluster.Contracts;

/// <summary>
/// A call that has the outcome of one when it is carried out twice, also when the second comes late: it is sent again when
/// its node is lost on the way. Reads need no mark.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RepeatableAttribute : Attribute;
