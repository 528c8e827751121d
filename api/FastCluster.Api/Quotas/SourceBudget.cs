using System.Runtime.InteropServices;
using FastCluster.Api.Sources;

namespace FastCluster.Api.Quotas;

/// <summary>What a budget belongs to.</summary>
/// <param name="Class">Which budget.</param>
/// <param name="Source">The caller.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SourceBudget(QuotaClass Class, SourcePrefix Source);
