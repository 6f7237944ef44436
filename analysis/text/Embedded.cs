namespace Monitoring.Text;

/// <summary>The small lists that ship inside the assembly.</summary>
internal static class Embedded
{
    /// <summary>The lines of a list, without comments (#) and empty lines.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
