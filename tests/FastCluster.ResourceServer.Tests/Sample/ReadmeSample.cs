using FastCluster.ResourceServer.Authorization;
using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.ResourceServer.Tests.Sample;

/// <summary>The program of the library's README; a test compares them.</summary>
internal static class ReadmeSample
{
    public static void Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var authentication = builder.Services.AddAuthentication(FastClusterBearer.Scheme);
        authentication.AddFastClusterBearer(options =>
        {
            options.Issuer = "https://as.example.org";
            options.Audience = "https://fhir.example.org/r4"; // your FHIR base URL, exactly as declared
            options.Credential = ResourceServerCredential.FromPemFiles("rs:main", "rs.pem", "rs.key");
        });
        builder.Services.AddHealthChecks().AddFastClusterRevocations();

        var app = builder.Build();
        app.MapHealthChecks("/ready");
        app.MapGet("/r4/Observation", Search).RequireScope("system/Observation.rs").RequirePurpose("TREAT", "ETREAT");
        app.Run();

        static IResult Search(HttpContext context) => Results.Text(context.GetFastClusterAuthorization()!.ClientId);
    }
}
