using FastCluster.Api.Forms;
using FastCluster.Api.Introspection;
using FastCluster.Api.Revocation;
using FastCluster.Api.Token;
using FastCluster.Testing.Fuzz;

namespace FastCluster.Api.Tests.Fuzz;

/// <summary>A form, read as each of the three endpoints reads it.</summary>
internal sealed class FormFuzzTarget : IFuzzTarget
{
    public string Name => "form";

    public RejectionReason Run(byte[] input)
    {
        if (FormParameters.TryParse(input, IntrospectionRequest.Parameters, out var introspection) == default)
        {
            IntrospectionRequest.TryRead(introspection!, hasAuthorizationHeader: false, [], out _);
        }

        if (FormParameters.TryParse(input, RevocationRequest.Parameters, out var revocation) == default)
        {
            RevocationRequest.TryRead(revocation!, hasAuthorizationHeader: false, out _);
        }

        var reason = FormParameters.TryParse(input, TokenRequest.Parameters, out var token);
        return token is null ? reason : TokenRequest.TryRead(token, hasAuthorizationHeader: false, out _);
    }
}
