namespace Monitoring.Text.Normalisation;

/// <summary>A text made from another, with the way back.</summary>
/// <param name="Text">The text as it is now.</param>
/// <param name="Origins">
/// For every UTF-16 unit of <paramref name="Text"/> the unit of the original that it comes from, and one more entry for
/// the end; null where nothing moved, or where the map was not asked for.
/// </param>
public sealed record MappedText(string Text, int[]? Origins = null)
{
    /// <summary>The offset in the original of an offset in <see cref="Text"/>, from 0 to its length.</summary>
    public int Origin(int offset) => Origins is null ? offset : Origins[offset];
}
