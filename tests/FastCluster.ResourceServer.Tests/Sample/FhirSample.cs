using FastCluster.ResourceServer.Authorization;
using FastCluster.ResourceServer.Bearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.ResourceServer.Tests.Sample;

/// <summary>A FHIR-shaped resource server: all that an application writes to be protected.</summary>
internal static class FhirSample
{
    public static WebApplication Build(WebApplicationBuilder builder, Action<FastClusterBearerOptions> configure)
    {
        builder.Services.AddAuthentication(FastClusterBearer.Scheme).AddFastClusterBearer(configure);
        var application = builder.Build();
        var fhir = application.MapGroup("/fhir").RequirePurpose("TREAT", "ETREAT");
        fhir.MapGet("/Patient", Answer).RequireScope("system/Patient.rs");
        fhir.MapGet("/Observation", Answer).RequireScope("system/Observation.rs");
        return application;
    }

    private static IResult Answer(HttpContext context)
    {
        var caller = context.GetFastClusterAuthorization()!;
        return Results.Text($"{caller.OrganizationName} {caller.ClientId} {string.Join(' ', caller.PurposeOfUse)}");
    }
}
