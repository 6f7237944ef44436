namespace Monitoring.Text.Dates;

/// <summary>Reads lengths of time before now: «۲ ساعت پیش», «2 hours ago», «منذ 3 ساعات», «قبل يومين».</summary>
internal static class AgoGrammar
{
    /// <param name="seconds">How long ago.</param>
    /// <param name="unit">The smallest unit that was written, in seconds.</param>
    internal static bool TryRead(ReadOnlySpan<DateToken> t, int at, out long seconds, out int unit, out int next)
    {
        (seconds, unit, next) = (0, 0, at);
        if (t[at].Is(DateWordKind.Now))
        {
            (unit, next) = (60, at + 1);
            return true;
        }

        var before = t[at].Is(DateWordKind.Ago);
        var i = before ? at + 1 : at;
        if (!TryLength(t, ref i, out seconds, out unit)) return false;
        // «دو ساعت و ۱۰ دقیقه پیش»
        if (i < t.Length && t[i].Is(DateWordKind.And))
        {
            var more = i + 1;
            if (TryLength(t, ref more, out var rest, out var smaller) && smaller < unit) (seconds, unit, i) = (seconds + rest, smaller, more);
        }

        if (!before && (i >= t.Length || !t[i].Is(DateWordKind.Ago))) return false;
        next = before ? i : i + 1;
        // A century of weeks is no time of publication, and the instant must stay in range.
        return seconds <= 100L * 366 * 86_400;
    }

    private static bool TryLength(ReadOnlySpan<DateToken> t, ref int i, out long seconds, out int unit)
    {
        (seconds, unit) = (0, 0);
        if (i >= t.Length) return false;
        if (DualUnit(t[i]) is > 0 and var two)
        {
            (seconds, unit) = (2L * two, two);
            i++;
            return true;
        }

        if (i + 1 >= t.Length || UnitOf(t[i + 1]) is not (> 0 and var one)) return false;
        if (t[i].Is(DateWordKind.Half) && one == 3_600) (seconds, unit) = (1_800, 60);
        else if (t[i].IsNumber(1, 5) || t[i].Is(DateWordKind.Number)) (seconds, unit) = ((long)t[i].Value * one, one);
        else return false;
        i += 2;
        return true;
    }

    /// <summary>Seconds of a unit; «ساعت» and «روز» have other uses too, so they are words of another kind.</summary>
    private static int UnitOf(DateToken token) => token.Kind != DateTokenKind.Word
        ? 0
        : token.Word switch
        {
            DateWordKind.Unit => token.Value,
            DateWordKind.Hour => 3_600,
            DateWordKind.Filler when token.Value > 1 => token.Value,
            _ => 0,
        };

    private static int DualUnit(DateToken token) => token.Is(DateWordKind.DualUnit) ? token.Value : 0;
}
