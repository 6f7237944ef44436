using Monitoring.Text.HalfSpaces;

namespace Monitoring.Text.Normalisation;

/// <summary>
/// Brings a text into the spelling that a careful writer of its language would have used. Doing it twice changes
/// nothing more; no input throws; the work is linear in the length.
/// </summary>
public static class Normaliser
{
    /// <summary>Letters, signs, blanks and half-spaces, with the way back to the original offsets.</summary>
    /// <param name="text">Any text; unpaired surrogates are kept as they are.</param>
    /// <param name="language">ISO 639 code; Persian is restored in full, other languages keep their own letters and marks.</param>
    public static MappedText Normalise(string text, string language) => Normalise(text, language, mapped: true);

    /// <summary>The same without the map, for display.</summary>
    public static string Spelling(string text, string language) => Normalise(text, language, mapped: false).Text;

    /// <summary>Persian letters, digits and marks alone; blanks and punctuation stay.</summary>
    public static MappedText PersianLettersOf(string text) => PersianLetters.Restore(new MappedText(text), mapped: true);

    private static MappedText Normalise(string text, string language, bool mapped)
    {
        var source = new MappedText(text);
        if (language != "fa") return OtherScripts.Restore(source, mapped);
        var letters = PersianLetters.Restore(source, mapped);
        return HalfSpaceRestorer.Shared.Restore(PersianSpacing.Restore(letters, mapped), mapped);
    }
}
