using System.Net;

namespace Monitoring.Api.Hosting;

/// <summary>
/// Refuses requests that a foreign page makes a browser send: under a name that is not ours (DNS rebinding),
/// or with a state-changing method from another site.
/// </summary>
internal static class RequestGuard
{
    private static readonly string[] ProxyHeaders = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"];

    public static IApplicationBuilder UseRequestGuard(this IApplicationBuilder app, MonitoringOptions options)
    {
        var names = new HashSet<string>(options.Hosts, StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]", HostOf(options.Url) };
        // Bound to every address, we are known under names that we cannot list; then an operator who wants the check lists Hosts.
        var anyName = options.Hosts.Count == 0 && HostOf(options.Url) is "0.0.0.0" or "[::]" or "+" or "*";
        return app.Use((context, next) =>
        {
            if (!anyName && !names.Contains(context.Request.Host.Host))
                return Problems.Write(context, Problems.Host, "This server does not answer under that name; set Monitoring:Hosts to allow it.");
            if (ChangesState(context.Request) && IsForeign(context.Request))
                return Problems.Write(context, Problems.CrossSite, "Changes are accepted from this site's own pages and from programs, not from other sites.");
            return next(context);
        });
    }

    /// <summary>The host of an address to listen on, which may be <c>*</c> or <c>+</c>: no URI knows these.</summary>
    public static string HostOf(string url) => BindingAddress.Parse(url).Host;

    public static bool IsLoopback(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
        // A page of elsewhere whose name was made to lead here (DNS rebinding) says that name.
        && IsLoopbackName(context.Request.Host.Host)
        // A proxy on this machine speaks for someone else.
        && !ProxyHeaders.Any(context.Request.Headers.ContainsKey);

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);

    /// <summary>Lets an endpoint be called from this machine only.</summary>
    public static async ValueTask<object?> LocalOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsLoopback(context.HttpContext) ? await next(context) : Problems.LocalOnly.Because("Changes are made from the machine that the server runs on.");

    private static bool ChangesState(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    private static bool IsForeign(HttpRequest request)
    {
        // Browsers send these themselves and no script can forge them; a program that sends neither is no browser.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is not ("same-origin" or "none");
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
