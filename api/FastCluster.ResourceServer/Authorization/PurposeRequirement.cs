using FastCluster.ResourceServer.Tokens;
using Microsoft.AspNetCore.Authorization;

namespace FastCluster.ResourceServer.Authorization;

/// <summary>
/// The token was issued for allowed purposes alone; otherwise 403, whose description says that the purpose is another one. N7.
/// </summary>
internal sealed class PurposeRequirement : AuthorizationHandler<PurposeRequirement>, IAuthorizationRequirement
{
    private readonly string[] _purposes;

    /// <summary>Makes the requirement.</summary>
    /// <param name="purposes">Allowed purposes, at least one, none empty.</param>
    /// <exception cref="ArgumentException">None, or an empty one.</exception>
    public PurposeRequirement(params ReadOnlySpan<string> purposes)
    {
        _purposes = purposes.ToArray();
        if (_purposes.Length == 0 || _purposes.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("At least one purpose is needed, none of them empty.", nameof(purposes));
        }
    }

    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PurposeRequirement requirement)
    {
        var authorization = context.User.GetFastClusterAuthorization();
        if (authorization?.IsForPurpose(requirement._purposes) == true)
        {
            context.Succeed(requirement);
        }
        else if (authorization is not null)
        {
            Denial.Remember(context, TokenRefusal.Purpose, scope: null);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string ToString() => $"purpose {string.Join(' ', _purposes)}";
}
