using System.Collections.Immutable;
using FastCluster.Udap.Communities.CodeLists;

namespace FastCluster.Udap.Communities;

/// <summary>
/// Which purposes of use a community accepts and how a spelling is brought to the form <c>system#code</c>. Codes and
/// systems are compared as exact characters. B2B-13, B2B-14, TEF-16.
/// </summary>
public sealed record PurposePolicy
{
    /// <summary>Whether purposes outside <see cref="Lists"/> are accepted. Default yes; no in TEFCA.</summary>
    public bool AllowAny { get; init; } = true;

    /// <summary>
    /// The lists of codes; a list counts only while it is in effect. Default the HL7 PurposeOfUse list; in TEFCA the
    /// exchange purposes 4.0 and 5.1. TEF-17.
    /// </summary>
    public ImmutableArray<CodeList> Lists { get; init; } = [ShippedCodeLists.Hl7PurposeOfUse];

    /// <summary>Whether a code without its system is accepted. Default yes.</summary>
    public bool AcceptBareCodes { get; init; } = true;

    /// <summary>How many purposes one request may state. 1 to 20, default 20; 1 in TEFCA. TEF-16, B2B-22.</summary>
    public int MaximumCount { get; init; } = 20;

    /// <summary>
    /// Judges one purpose and brings it to the form <c>system#code</c>. A bare code gains its system when exactly one
    /// system in effect knows it; where any purpose is allowed an unknown value stays as it is.
    /// </summary>
    /// <param name="value">The purpose as stated.</param>
    /// <param name="now">The time of the request, which decides the lists and codes in effect.</param>
    /// <param name="purpose">The normalised purpose, or empty when it is not accepted.</param>
    /// <returns>Whether the community accepts the purpose.</returns>
    public bool TryNormalize(string value, DateTimeOffset now, out string purpose)
    {
        ArgumentNullException.ThrowIfNull(value);
        purpose = string.Empty;
        if (value.Length == 0)
        {
            return false;
        }

        var hash = value.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0 && !AcceptBareCodes)
        {
            return false;
        }

        var system = hash < 0 ? FindOnlySystem(value, now) : FindSystem(value[..hash], value[(hash + 1)..], now);
        if (system is null && !AllowAny)
        {
            return false;
        }

        purpose = system is null || hash >= 0 ? value : $"{system}#{value}";
        return true;
    }

    private string? FindSystem(string system, string code, DateTimeOffset now)
    {
        foreach (var list in Lists)
        {
            if (list.System == system && list.Contains(code, now))
            {
                return system;
            }
        }

        return null;
    }

    private string? FindOnlySystem(string code, DateTimeOffset now)
    {
        string? found = null;
        foreach (var list in Lists)
        {
            if (!list.Contains(code, now))
            {
                continue;
            }

            if (found is not null && found != list.System)
            {
                return null;
            }

            found = list.System;
        }

        return found;
    }
}
