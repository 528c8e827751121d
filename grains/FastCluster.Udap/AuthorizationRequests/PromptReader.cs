using System.Globalization;

namespace FastCluster.Udap.AuthorizationRequests;

/// <summary>Reads <c>prompt</c> and <c>max_age</c>. CONS-23.</summary>
internal static class PromptReader
{
    /// <summary>Reads <c>prompt</c>.</summary>
    /// <returns>False for an unknown value, or <c>none</c> beside others.</returns>
    internal static bool TryRead(string? text, out Prompts prompts)
    {
        prompts = Prompts.None;
        foreach (var value in (text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var prompt = ValueOf(value);
            prompts |= prompt;
            if (prompt == Prompts.None)
            {
                return false;
            }
        }

        return !prompts.HasFlag(Prompts.NoPage) || prompts == Prompts.NoPage;
    }

    /// <summary>Reads <c>max_age</c>: decimal digits, at most those of a 32-bit number.</summary>
    /// <returns>False for anything else.</returns>
    internal static bool TryReadMaxAge(string? text, out TimeSpan? maxAge)
    {
        maxAge = null;
        if (text is null)
        {
            return true;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return false;
        }

        maxAge = TimeSpan.FromSeconds(seconds);
        return true;
    }

    private static Prompts ValueOf(string value) =>
        value switch
        {
            "none" => Prompts.NoPage,
            "login" => Prompts.Login,
            "consent" => Prompts.Consent,
            "select_account" => Prompts.SelectAccount,
            _ => Prompts.None,
        };
}
