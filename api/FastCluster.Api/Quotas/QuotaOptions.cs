using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Quotas;

/// <summary>
/// Budgets of this node. They count requests before any cryptography; what one request costs differs by its key (a P-384
/// check costs 20 to 40 times a P-256 one), so choose the rates for the dearest key that a community uses.
/// </summary>
public sealed class QuotaOptions
{
    /// <summary>Documents. Default 200 per second, burst 400.</summary>
    [Required, ValidateObjectMembers]
    public QuotaRate Discovery { get; set; } = new() { PerSecond = 200, Burst = 400 };

    /// <summary>Registrations. Default 10 per second, burst 50. REG-43.</summary>
    [Required, ValidateObjectMembers]
    public QuotaRate Registration { get; set; } = new() { PerSecond = 10, Burst = 50 };

    /// <summary>Token requests. Default 200 per second, burst 400.</summary>
    [Required, ValidateObjectMembers]
    public QuotaRate Token { get; set; } = new() { PerSecond = 200, Burst = 400 };

    /// <summary>Introspection, revocation and the revocation feed. Default 500 per second, burst 1000.</summary>
    [Required, ValidateObjectMembers]
    public QuotaRate Caller { get; set; } = new() { PerSecond = 500, Burst = 1000 };

    /// <summary>Pages of people, their style sheets and forms. Default 50 per second, burst 200. CONS-13.</summary>
    [Required, ValidateObjectMembers]
    public QuotaRate People { get; set; } = new() { PerSecond = 50, Burst = 200 };

    /// <summary>The operator's interface. Default 20 per second, burst 100.</summary>
    [Required, ValidateObjectMembers]
    public QuotaRate Admin { get; set; } = new() { PerSecond = 20, Burst = 100 };

    /// <summary>Registrations judged at once on this node, so that they cannot starve tokens (N4). 1 to 1024, default 4.</summary>
    [Range(1, 1024)]
    public int RegistrationConcurrency { get; set; } = 4;

    /// <summary>Registrations that may wait for a place; the next one gets 503. 0 to 100,000, default 256.</summary>
    [Range(0, 100_000)]
    public int RegistrationQueue { get; set; } = 256;
}
