namespace Monitoring.Text.HalfSpaces;

/// <summary>The inflections that Persian writes with a half-space, whatever the word.</summary>
internal static class Affixes
{
    private static readonly HashSet<string> Plurals =
        ["ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان"];

    public static bool Joins(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left is "می" or "نمی" || Plurals.GetAlternateLookup<ReadOnlySpan<char>>().Contains(right);
}
