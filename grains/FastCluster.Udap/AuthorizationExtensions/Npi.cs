namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>The United States National Provider Identifier. B2B-06.</summary>
internal static class Npi
{
    private const int Length = 10;

    /// <summary>What the fixed prefix 80840 of the card issuer adds to the sum.</summary>
    private const int PrefixSum = 24;

    /// <summary>Whether a subject identifier, bare or as <c>namespace#value</c>, is an NPI with a right check digit.</summary>
    internal static bool IsNpi(string subjectId)
    {
        var digits = subjectId.AsSpan(subjectId.IndexOf('#', StringComparison.Ordinal) + 1);
        if (digits.Length != Length || digits.ContainsAnyExceptInRange('0', '9') || digits[0] is not ('1' or '2'))
        {
            return false;
        }

        var sum = PrefixSum;
        for (var index = 0; index < Length; index++)
        {
            var digit = digits[index] - '0';
            sum += index % 2 == 0 ? digit * 2 % 10 + digit / 5 : digit;
        }

        return sum % 10 == 0;
    }
}
