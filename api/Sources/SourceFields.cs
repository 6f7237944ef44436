using Monitoring.Api.Search;
using Monitoring.Ingest;

namespace Monitoring.Api.Sources;

/// <summary>What kind of publisher a source is: a closed list, since it serves as filter and as denominator.</summary>
internal enum SourceGroup
{
    State, Private, Abroad, Region,
}

/// <summary>What callers may write about a source; null for nothing, and an exception that names the field for what is wrong.</summary>
internal static class SourceFields
{
    private const int LongestName = 200;

    public static string Name(string? text) => text?.Trim() is { Length: > 0 and <= LongestName } name
        ? name : throw new ParameterException($"name takes the publisher's name, at most {LongestName} letters.");

    public static string? Group(string? text) => string.IsNullOrEmpty(text)
        ? null : KnownGroup(text) ?? throw new ParameterException($"group takes {Words<SourceGroup>.All}, or an empty text for none, not '{Shown(text)}'.");

    /// <summary>Null for what is no group, such as another reader's folder.</summary>
    public static string? KnownGroup(string? text) => text is null ? null : Words<SourceGroup>.Find(text)?.ToString().ToLowerInvariant();

    public static string? Site(string? text) => string.IsNullOrEmpty(text)
        ? null : FeedsFile.AddressOf(text) ?? throw new ParameterException($"site takes the address of a site (https://…), or an empty text for none, not '{Shown(text)}'.");

    public static string? Language(string? text) => string.IsNullOrEmpty(text)
        ? null : LanguageTag.Primary(text) ?? throw new ParameterException($"language takes an ISO 639 code such as fa, ar or en, or an empty text for none, not '{Shown(text)}'.");

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
