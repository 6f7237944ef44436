namespace Monitoring.Enrichment.Tagging;

/// <summary>The labels of the name tagger: O, then a beginning and an inside for each type.</summary>
internal static class TagLabels
{
    public static readonly string[] Types = ["PER", "LOC", "ORG", "DAT", "MON", "PCT", "TIM"];

    public const int Outside = 0;

    public static readonly int Count = 1 + (2 * Types.Length);

    public static int Begin(int type) => 1 + (2 * type);

    public static int Inside(int type) => 2 + (2 * type);

    public static bool IsBegin(int label) => (label & 1) == 1;

    public static int TypeOf(int label) => (label - 1) / 2;

    /// <summary>An inside follows a beginning or an inside of its own type only.</summary>
    public static bool MayFollow(int previous, int label) =>
        label == Outside || IsBegin(label) || (previous != Outside && TypeOf(previous) == TypeOf(label));

    /// <summary>The label of a corpus tag such as <c>B-PER</c>; unknown types are outside.</summary>
    public static int Parse(string tag)
    {
        if (tag.Length < 3 || tag[1] != '-') return Outside;
        var type = Array.IndexOf(Types, tag[2..].ToUpperInvariant() switch { "PERS" => "PER", var t => t });
        return type < 0 ? Outside : tag[0] == 'B' ? Begin(type) : Inside(type);
    }

    public static string Format(int label) => label == Outside ? "O" : (IsBegin(label) ? "B-" : "I-") + Types[TypeOf(label)];
}
