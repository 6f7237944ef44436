using Monitoring.Text.HalfSpaces;
using Monitoring.Text.Stems;

namespace Monitoring.Text.Tokens;

/// <summary>A word as the analyzer knows it once it has met it.</summary>
/// <param name="Letters">Folded, joined.</param>
/// <param name="Stem">Its light stem.</param>
/// <param name="Hash"><see cref="LetterHash"/> of the letters.</param>
/// <param name="First">The first of the pieces that the half-space model cuts it into; null for words of other scripts.</param>
/// <param name="Last">The last of these pieces.</param>
/// <param name="Readings">The words that the letters can be (نامهای: نام, نامه); none where there is one only.</param>
internal sealed record Word(string Letters, string Stem, uint Hash, Piece? First, Piece? Last, IReadOnlyList<Reading> Readings);
