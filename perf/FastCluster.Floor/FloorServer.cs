using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FastCluster.Floor;

/// <summary>
/// The floor: the same TLS, the same bytes in, one P-256 verification, one P-256 signature, about the same bytes out. It
/// reads no JWT and knows no client.
/// </summary>
internal static class FloorServer
{
    private const int ReplyBytes = 1450;

    public static async Task<int> RunAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        using var certificate = CreateCertificate();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.UseHttps(certificate))
        );
        await using var application = builder.Build();
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(folder, "client.key")));
        var message = RandomNumberGenerator.GetBytes(2500);
        var signature = key.SignData(message, HashAlgorithmName.SHA256);
        var padding = new string('x', ReplyBytes);
        application.MapPost("/token", context => AnswerAsync(context, key, message, signature, padding));
        await application.StartAsync();
        var addresses = application
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses;
        Console.WriteLine(new Uri(addresses.First()).Port);
        await MeasuredServer.TellAllocationAsync();
        await application.StopAsync();
        return 0;
    }

    private static async Task AnswerAsync(
        HttpContext context,
        ECDsa key,
        byte[] message,
        byte[] signature,
        string padding
    )
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        bool isValid;
        byte[] signed;
        lock (key)
        {
            isValid = key.VerifyData(message, signature, HashAlgorithmName.SHA256);
            signed = key.SignData(message, HashAlgorithmName.SHA256);
        }

        context.Response.StatusCode = isValid && body.Length > 0 ? 200 : 500;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($"{{\"access_token\":\"{padding}{Convert.ToBase64String(signed)}\"}}");
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
