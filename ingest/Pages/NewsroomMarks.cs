using System.Collections.Frozen;
using Monitoring.Text.Dates;

namespace Monitoring.Ingest.Pages;

/// <summary>Lines that Iranian newsrooms print around a story and that are no part of it: codes, tag headings, comment boxes, sign-offs.</summary>
internal static class NewsroomMarks
{
    private static readonly FrozenSet<string> Whole = new[]
    {
        "برچسبها", "برچسب", "تگها", "تگ", "نظرشما", "نظرات", "دیدگاهها", "ارسالنظر", "ارسالنظرات", "انتهایپیام", "پایانپیام", "انتهایخبر", "کلیدواژهها", "کلیدواژه", "لینککوتاه",
        "اخبارمرتبط", "مطالبمرتبط", "خبرهایمرتبط", "بیشتربخوانید", "اشتراکگذاری", "بهاشتراکبگذارید", "نظردهید", "نسخهچاپی", "چاپ", "ارسالبهدوستان", "کپیلینک", "منبع",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Starts =
    [
        "کدخبر", "کدمطلب", "شناسهخبر", "شمارهخبر", "لینککوتاه", "انتهایپیام", "پایانپیام", "شمادرحالپاسخبهنظر", "نظراتحاویتوهین", "نظراتیکهغیراززبانفارسی",
        "نظراتیکهبهغیراززبانفارسی", "دیدگاههایارسالشده", "captcha", "پیامهاییکه", "تاریخانتشار", "اینمطلببرایمنمفیداست",
    ];

    private static readonly string[] Bylines = ["نویسنده", "خبرنگار", "گزارشگر", "عکاس", "by ", "von ", "par ", "por ", "دسته‌بندی", "دسته بندی", "سرویس", "شغل", "عنوان شغلی", "زمان مطالعه", "بازدید"];

    private static readonly string[] Credits = ["منبع:", "منبع :", "منبع خبر:", "المصدر:", "المصدر :"];

    // After one of these no story goes on.
    private static readonly string[] Ends = ["انتهایپیام", "پایانپیام", "انتهایخبر"];

    /// <summary>True for a line that is only such a mark.</summary>
    public static bool IsFurniture(string text)
    {
        if (text.Length > 200) return false;
        var letters = Letters(text);
        // Separators and bullets.
        if (letters.Length == 0) return !text.Any(char.IsLetterOrDigit);
        if (Whole.Contains(letters)) return true;
        return Array.Exists(Starts, s => letters.StartsWith(s, StringComparison.Ordinal));
    }

    /// <summary>Drops the date, byline and desk lines that stand between headline and story.</summary>
    public static void CutHead(IReadOnlyList<TextBlock> blocks, SortedSet<int> story)
    {
        while (story.Count > 1)
        {
            var block = blocks[story.Min];
            if (block.Text.Length > 80 || block.IsHeading || block.Text[^1] is '.' or '!' or '?' or '؟' || !(IsMeta(block.Node) || IsByline(block.Text) || IsDateLine(block.Text))) return;
            story.Remove(story.Min);
        }
    }

    private static bool IsMeta(BlockNode node) =>
        ((node.Own | (node.Parent is { Blocks: <= 8 } parent ? parent.Own : 0)) & (LayoutCues.Meta | LayoutCues.Body)) == LayoutCues.Meta;

    private static bool IsByline(string text) => Array.Exists(Bylines, b => text.StartsWith(b, StringComparison.OrdinalIgnoreCase));

    private static bool IsDateLine(string text) =>
        text.Any(char.IsDigit) && DateReader.TryRead(text, null, DisplayZone.Tehran, out _) && text.Split(' ').Length <= 10;

    /// <summary>Drops what stands after a sign-off, when the sign-off is near the end.</summary>
    public static void CutTail(IReadOnlyList<TextBlock> blocks, SortedSet<int> story)
    {
        // Desks sign with a number («17302»); in the middle of a story a number is a cell of a table.
        while (story.Count > 1 && blocks[story.Max] is { Row: 0, Text.Length: < 12 } last && !last.Text.Any(char.IsLetter)) story.Remove(story.Max);
        // «منبع: …» credits the text; it is no sentence of it.
        while (story.Count > 1 && blocks[story.Max] is { Text.Length: < 60 } last && Array.Exists(Credits, c => last.Text.StartsWith(c, StringComparison.Ordinal))) story.Remove(story.Max);
        if (story.Count == 0) return;
        for (var i = story.Min + 1; i < blocks.Count && i <= story.Max + 1; i++)
        {
            if (blocks[i].Text.Length > 60) continue;
            var letters = Letters(blocks[i].Text);
            if (!Array.Exists(Ends, e => letters.StartsWith(e, StringComparison.Ordinal))) continue;
            story.RemoveWhere(index => index >= i);
            return;
        }
    }

    internal static string Letters(string text)
    {
        var span = new char[text.Length];
        var count = 0;
        foreach (var c in text)
        {
            // Arabic yeh and kaf are common in older templates.
            if (char.IsLetter(c)) span[count++] = c switch { 'ي' => 'ی', 'ك' => 'ک', _ => c };
        }

        return new string(span, 0, count);
    }
}
