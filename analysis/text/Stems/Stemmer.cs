using Monitoring.Text.HalfSpaces;

namespace Monitoring.Text.Stems;

internal sealed class Stemmer
{
    public string Stem(string letters, Piece[] pieces) => letters;
}
