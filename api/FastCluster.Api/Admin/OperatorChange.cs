using FastCluster.Contracts.Decisions;

namespace FastCluster.Api.Admin;

/// <summary>One change that an operator asks for, as its decision record states it.</summary>
/// <param name="Kind">What kind of decision it is.</param>
/// <param name="Action">Verb, e.g. <c>anchor.retire</c>.</param>
/// <param name="ServerId">Authorization server.</param>
/// <param name="Subject">What is changed.</param>
/// <param name="IsDryRun">Whether only the judgement is wanted.</param>
internal sealed record OperatorChange(DecisionKind Kind, string Action, string ServerId, string Subject, bool IsDryRun);
