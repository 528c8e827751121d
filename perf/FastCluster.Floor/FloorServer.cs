using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FastCluster.Floor;

/// <summary>
/// The floor: the same TLS, the same bytes in, the same number of P-256 operations and of durable writes, about the same bytes
/// out. It reads no JWT and knows no client.
/// </summary>
internal static class FloorServer
{
    /// <summary>Serves until its input ends.</summary>
    /// <param name="folder">The community.</param>
    /// <param name="work">What it does for a request.</param>
    public static async Task<int> RunAsync(string folder, FloorWork work)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        using var certificate = CreateCertificate();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                System.Net.IPAddress.Loopback,
                0,
                listen => listen.UseHttps(certificate, https => AskForCertificate(https))
            )
        );
        await using var application = builder.Build();
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(folder, "client.key")));
        var message = RandomNumberGenerator.GetBytes(2500);
        var signature = key.SignData(message, HashAlgorithmName.SHA256);
        var padding = new string('x', work.Padding);
        var operations = new FloorOperations(key, message, signature);
        using var rows = work.Written > 0 ? new FloorRows(Path.Combine(folder, "floor"), work.Written) : null;
        application.MapPost("/{endpoint}", context => AnswerAsync(context, operations, work, padding, rows));
        await application.StartAsync();
        var addresses = application
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses;
        Console.WriteLine(new Uri(addresses.First()).Port);
        using var figures = new ServerFigures();
        await figures.TellAsync();
        await application.StopAsync();
        return 0;
    }

    /// <summary>Asks as the server does, which judges what it is shown by other rules than those of TLS.</summary>
    private static void AskForCertificate(HttpsConnectionAdapterOptions https)
    {
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.AllowAnyClientCertificate();
    }

    private static async Task AnswerAsync(
        HttpContext context,
        FloorOperations operations,
        FloorWork work,
        string padding,
        FloorRows? rows
    )
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var signed = operations.Do(work);
        var isWritten = rows is null || await rows.WriteAsync();
        context.Response.StatusCode = signed is not null && isWritten && body.Length > 0 ? 200 : 500;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(
            $"{{\"active\":true,\"access_token\":\"{padding}{Convert.ToBase64String(signed ?? [])}\"}}"
        );
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=floor", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
