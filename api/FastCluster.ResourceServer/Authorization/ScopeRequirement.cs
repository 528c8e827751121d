using System.Collections.Immutable;
using FastCluster.ResourceServer.Tokens;
using FastCluster.Udap.Scopes;
using Microsoft.AspNetCore.Authorization;

namespace FastCluster.ResourceServer.Authorization;

/// <summary>The token covers every one of some scopes; otherwise 403 <c>insufficient_scope</c>. AT-11.</summary>
internal sealed class ScopeRequirement : AuthorizationHandler<ScopeRequirement>, IAuthorizationRequirement
{
    private readonly ImmutableArray<ScopeToken> _scopes;

    /// <summary>Makes the requirement.</summary>
    /// <param name="scopes">Scopes, at least one, without asterisks.</param>
    /// <exception cref="ArgumentException">None, or one that is no scope or cannot be granted.</exception>
    public ScopeRequirement(params ReadOnlySpan<string> scopes)
    {
        _scopes = ScopeSet.Of([.. scopes]).Tokens;
        if (_scopes.IsEmpty || _scopes.Any(one => one.Kind == ScopeKind.Malformed))
        {
            throw new ArgumentException(
                "At least one scope is needed, each of SMART form or another name.",
                nameof(scopes)
            );
        }

        Text = string.Join(' ', _scopes.Select(one => one.Text));
    }

    /// <summary>The scopes separated by blanks.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        var granted = context.User.GetFastClusterAuthorization()?.Scopes;
        if (granted is not null && requirement._scopes.All(granted.Covers))
        {
            context.Succeed(requirement);
        }
        else if (granted is not null)
        {
            Denial.Remember(context, TokenRefusal.Scope, requirement.Text);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string ToString() => $"scope {Text}";
}
