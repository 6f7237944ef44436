using Microsoft.Extensions.Primitives;

namespace Monitoring.Api.Hosting;

/// <summary>What every answer tells the browser: run only our own scripts, show us in no frame, guess no type.</summary>
internal static class SecurityHeaders
{
    // Charts set style attributes on their elements, hence unsafe-inline for styles alone.
    private static readonly StringValues Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // Hangfire's pages carry inline scripts and styles; they are answered on loopback only.
    private static readonly StringValues JobsPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // Set when the answer starts, since an error handler begins with clearing what was set before.
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state => Set((HttpContext)state), context);
        return next(context);
    });

    private static Task Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(JobsPath.Value) ? JobsPolicy : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.Path.StartsWithSegments("/api")) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}

internal static class JobsPath
{
    public const string Value = "/jobs";
}
