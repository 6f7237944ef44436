namespace Monitoring.Api;

/// <summary>Words that callers write for the values of an enumeration: its names, in any case.</summary>
internal static class Words<T> where T : struct, Enum
{
    /// <summary>All of them, parted by <c>|</c>, for people.</summary>
    public static string All { get; } = string.Join('|', Enum.GetNames<T>()).ToLowerInvariant();

    /// <summary>One name and nothing else: <see cref="Enum.TryParse{T}(string, bool, out T)"/> would take numbers and lists too.</summary>
    public static T? Find(string text)
    {
        foreach (var name in Enum.GetNames<T>())
        {
            if (name.Equals(text, StringComparison.OrdinalIgnoreCase)) return Enum.Parse<T>(name);
        }

        return null;
    }
}
