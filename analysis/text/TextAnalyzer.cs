using System.Buffers;
using Monitoring.Text.HalfSpaces;
using Monitoring.Text.Languages;
using Monitoring.Text.Lexicon;
using Monitoring.Text.Normalisation;
using Monitoring.Text.Stems;
using Monitoring.Text.Tokens;

namespace Monitoring.Text;

/// <summary>One position of a text as the indexes see it.</summary>
/// <param name="Exact">Letters folded, marks and half-spaces removed; at most 255 UTF-16 units.</param>
/// <param name="Stem">The light stem of <paramref name="Exact"/>; at most 255 UTF-16 units.</param>
/// <param name="Start">First UTF-16 unit in the original text.</param>
/// <param name="End">One past the last UTF-16 unit in the original text.</param>
/// <param name="Position">0, 1, 2 …; a compound is one position however it is written.</param>
public readonly record struct Term(string Exact, string Stem, int Start, int End, int Position);

/// <summary>What the analyzer makes of a text.</summary>
/// <param name="Normalized">The text in good spelling: letters, digits and half-spaces restored.</param>
/// <param name="Language">ISO 639 code (fa, ar, ckb, az, ur, en …) or "und".</param>
public sealed record AnalyzedText(string Normalized, string Language, IReadOnlyList<Term> Terms);

/// <summary>One position of a query: the spellings that count as this word.</summary>
/// <param name="Exacts">Exact forms, the written one first; more than one where the word is spelled in several ways (گفت‌وگو, گفتگو).</param>
/// <param name="Stems">Its stem, and that of the other word where the joined spelling is ambiguous (نامهای).</param>
/// <param name="Position">0, 1, 2 … within the query text; all forms of one position are alternatives.</param>
public sealed record QueryTerm(IReadOnlyList<string> Exacts, IReadOnlyList<string> Stems, int Start, int End, int Position);

/// <summary>Turns text into terms, the same way for documents and queries, for Lucene and Elasticsearch. Thread-safe.</summary>
public sealed class TextAnalyzer
{
    /// <summary>Stored with every index; another version means a rebuild.</summary>
    public const string Version = "2";

    /// <summary>In UTF-16 units; longer texts have function words enough.</summary>
    private const int ShortText = 200;

    private static readonly SearchValues<char> NotArabic = SearchValues.Create("\u200Cپچژگکی");

    private readonly Lazy<Words> _words = new(() => new Words(new BoundaryModel(HalfSpaceTable.Shared), new Stemmer(WordList.Shared, Verbs.Shared)));

    public static TextAnalyzer Shared { get; } = new();

    /// <summary>Terms do not depend on the language, so that a query of two words meets every article; the spelling does.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">ISO 639 code where it is known; found from the text otherwise.</param>
    public AnalyzedText Analyze(string text, string? language = null)
    {
        language ??= Language(text);
        return new AnalyzedText(Spell(text, language), language, Terms(text));
    }

    /// <summary>The text in good spelling, as <see cref="AnalyzedText.Normalized"/> has it, without the terms.</summary>
    /// <param name="language">ISO 639 code.</param>
    public static string Spell(string text, string language) => Normaliser.Spelling(text, language);

    /// <summary>A few words typed on an Arabic keyboard look Arabic; a half-space or a letter that Arabic lacks shows that they are not.</summary>
    private static string Language(string text)
    {
        var language = LanguageDetector.Detect(text);
        return language == "ar" && text.Length < ShortText && text.AsSpan().ContainsAny(NotArabic) ? "fa" : language;
    }

    /// <summary>The terms alone, for those who need neither the good spelling nor the language.</summary>
    public IReadOnlyList<Term> Terms(ReadOnlySpan<char> text)
    {
        // Persian news has about one term in six characters.
        var terms = new List<Term>(text.Length / 6);
        Terms(text, terms);
        return terms;
    }

    /// <summary>The terms of a query; where the letters can be two words, both stems stand at the position, the meant one first.</summary>
    public IReadOnlyList<QueryTerm> AnalyzeQuery(string text) =>
    [
        .. Terms(text).Select(t => new QueryTerm(SpellingVariants.Shared.Spellings(t.Exact), [.. _words.Value.Stems(t.Exact).Prepend(t.Stem).Distinct()], t.Start, t.End, t.Position)),
    ];

    /// <returns>The steps of work done, for tests of linearity.</returns>
    internal long Terms(ReadOnlySpan<char> text, List<Term> terms)
    {
        Span<char> scanned = stackalloc char[TokenScanner.MaxLetters];
        Span<char> joined = stackalloc char[TokenScanner.MaxLetters];
        return new TermBuilder(_words.Value, terms, joined).Build(text, scanned);
    }
}
