using FastCluster.Peers.OpenIddict;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// A stock OpenIddict server with one client. Arguments: those of PeerSettings, and Kestrel's own for its listener. Prints its
// port and runs until its input ends.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseKestrelHttpsConfiguration();
var settings = PeerSettings.Read(builder.Configuration);
Peer.Add(builder.Services, settings);
await using var application = builder.Build();
application.UseAuthentication();
await Peer.PrepareAsync(application.Services, settings);
await application.StartAsync();
var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
Console.WriteLine(new Uri(addresses.Single()).Port);
await Console.In.ReadToEndAsync();
await application.StopAsync();
