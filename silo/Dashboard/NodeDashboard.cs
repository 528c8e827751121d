using System.Collections.Frozen;
using FastCluster.Api.Admin;
using FastCluster.Api.Listeners;
using Orleans.Dashboard;

namespace FastCluster.Silo.Dashboard;

/// <summary>
/// The runtime's dashboard for operators: how many actors of each kind, how many calls, how long. What it could show of an
/// actor's state (wrapped keys, registrations) and of the log stays closed, here by path and in
/// <see cref="DashboardCallFilter"/> at the source.
/// </summary>
internal static class NodeDashboard
{
    private const string Root = "/admin/dashboard";
    private const string OwnFilesOnly =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private static readonly FrozenSet<string> s_open = new[]
    {
        "",
        "/",
        "/index.html",
        "/favicon.ico",
        "/index.min.js",
        "/index.css",
        "/fonts/{**path}",
        "/img/{**path}",
        "/version",
        "/DashboardCounters",
        "/ClusterStats",
        "/HistoricalStats/{*path}",
        "/SiloProperties/{*address}",
        "/SiloStats/{*address}",
        "/SiloCounters/{*address}",
        "/GrainStats/{*grainName}",
        "/TopGrainMethods",
        "/GrainTypes",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Adds what a silo measures and gathers for it.</summary>
    /// <param name="silo">The silo.</param>
    public static void AddNodeDashboard(this ISiloBuilder silo)
    {
        silo.AddDashboard(dashboard => dashboard.HideTrace = true);
        silo.AddIncomingGrainCallFilter<DashboardCallFilter>();
    }

    /// <summary>Serves it on the admin listener.</summary>
    /// <param name="application">The node.</param>
    public static void MapNodeDashboard(this WebApplication application)
    {
        var views = application.MapOrleansDashboard(Root).OnListener(ListenerKind.Admin);
        views.Needs(OperatorRole.Read);
        ((IEndpointConventionBuilder)views).Add(Restrict);
    }

    private static void Restrict(EndpointBuilder view)
    {
        var path = ((RouteEndpointBuilder)view).RoutePattern.RawText![Root.Length..];
        var show = view.RequestDelegate!;
        view.RequestDelegate = s_open.Contains(path) ? context => ShowAsync(context, show) : RefuseAsync;
    }

    /// <summary>The page consists of scripts and styles of this node; every other answer of a node forbids such.</summary>
    private static Task ShowAsync(HttpContext context, RequestDelegate show)
    {
        context.Response.Headers.ContentSecurityPolicy = OwnFilesOnly;
        return show(context);
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
