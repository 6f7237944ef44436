namespace Monitoring.Text.Normalisation;

/// <summary>What a UTF-16 unit is to the scanner of terms.</summary>
internal enum LetterKind : byte
{
    /// <summary>Ends a word and forbids joining across it: punctuation, symbols, line ends, controls.</summary>
    Break,

    /// <summary>Ends a word, but the next one may belong to it (a lost half-space).</summary>
    Blank,

    /// <summary>Part of no word and end of none: tatweel, joiners, direction marks.</summary>
    Ignorable,

    /// <summary>A combining mark: ignored, but inside the word that it stands on.</summary>
    Mark,

    HalfSpace,

    /// <summary>A letter of the Arabic script.</summary>
    Arabic,

    /// <summary>A letter of another alphabet.</summary>
    Letter,

    Digit,

    /// <summary>A letter that is a word by itself (Han).</summary>
    Ideograph,

    /// <summary>Folds to several letters: ligatures, ß.</summary>
    Expands,

    Surrogate,
}
