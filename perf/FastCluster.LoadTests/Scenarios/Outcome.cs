using System.Globalization;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>How an operation ended.</summary>
/// <param name="ErrorClass">Null when it succeeded; else one of few names, such as <c>401 invalid_client</c> or <c>timeout</c>.</param>
internal readonly record struct Outcome(string? ErrorClass)
{
    private const int LongestCode = 40;

    /// <summary>It succeeded.</summary>
    public static Outcome Ok { get; }

    /// <summary>No answer within the patience of the load.</summary>
    public static Outcome Timeout { get; } = new("timeout");

    /// <summary>No connection, or one that broke.</summary>
    public static Outcome Connection { get; } = new("connection");

    /// <summary>Whether it succeeded.</summary>
    public bool IsOk => ErrorClass is null;

    /// <summary>Judges an answer: any 2xx is a success.</summary>
    /// <param name="answer">What the server said.</param>
    public static Outcome Of(Answer answer) => answer.IsSuccess ? Ok : Failed(answer);

    /// <summary>Names a refusal by its status and, where there is one, its OAuth error code.</summary>
    /// <param name="answer">What the server said.</param>
    public static Outcome Failed(Answer answer)
    {
        var status = ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        var code = answer.Text.StartsWith('{') ? answer.Error : null;
        return new(IsCode(code) ? $"{status} {code}" : status);
    }

    private static bool IsCode(string? text) =>
        text is { Length: > 0 and <= LongestCode }
        && text.All(letter => char.IsAsciiLetterLower(letter) || letter == '_');
}
