using System.Collections.Immutable;
using FastCluster.Grains.Trust;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Scopes;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// The scopes of client-credentials tokens under one policy. What is asked for is nearly always the same few texts, and the
/// answer depends on nothing else, so answers are kept: a token request saves about 6 KB and 15 us. Safe for concurrent use.
/// </summary>
/// <param name="negotiator">The rules.</param>
internal sealed class TokenScopes(ScopeNegotiator negotiator)
{
    private const int Capacity = 1024;

    /// <summary>Longest texts of an answer that is kept, in characters: what strangers send must not fill the memory.</summary>
    private const int LongestKept = 1024;

    private readonly BoundedCache<Question, ScopeOutcome> _answers = new(Capacity);

    /// <summary>Decides the scopes of a token. TOK-17, SCOPE-08, SCOPE-11, SCOPE-17.</summary>
    /// <param name="asked">The <c>scope</c> parameter, or null.</param>
    /// <param name="registered">The scopes registered for the client, as stored.</param>
    /// <param name="purposes">Purposes of use in the form <c>system#code</c>.</param>
    public ScopeOutcome Decide(string? asked, string registered, ImmutableArray<string> purposes)
    {
        var question = new Question(asked, registered, string.Join(' ', purposes));
        return _answers.Find(question) ?? Answer(question, purposes);
    }

    private ScopeOutcome Answer(Question question, ImmutableArray<string> purposes)
    {
        ScopeSet.TryParse(question.Registered, out var registered);
        var answer = negotiator.NegotiateToken(question.Asked, registered, GrantType.ClientCredentials, purposes);
        if (question.Length <= LongestKept)
        {
            _answers.Set(question, answer);
        }

        return answer;
    }

    private readonly record struct Question(string? Asked, string Registered, string Purposes)
    {
        public int Length => (Asked?.Length ?? 0) + Registered.Length + Purposes.Length;
    }
}
