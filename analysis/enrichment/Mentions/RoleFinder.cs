using System.Text;
using Monitoring.Enrichment.Words;

namespace Monitoring.Enrichment.Mentions;

/// <summary>The office beside a person's name: «سرپرست وزارت امور خارجه، علی …» before it, «…، رئیس دفتر سیاسی حماس در» after it.</summary>
internal static class RoleFinder
{
    private const int LongestRole = 14;

    // Words at which a description of an office ends.
    private static readonly WordSet Stops = new("""
        در, به, از, با, که, را, بر, برای, تا, هم, نیز, ضمن, طی, درباره, علیه, روز, امروز, دیروز, فردا, شنبه, یکشنبه, دوشنبه, سه شنبه, چهارشنبه, پنجشنبه, جمعه, اما, ولی, یا, اگر, چون, همچنین, پس, پیش, هنگام, گفت, گفته, گفتند, است, بود, شد, کرد, کردند, داد, داشت, دارد, می, نمی, شده, کرده, خواهد, باید, شود, کند, افزود, اظهار, اعلام, تاکید, تصریح, خاطرنشان, بیان, عنوان, اشاره, ادامه, خبر, گزارش, خطاب, نوشت, دیدار, گفتگو, گفت وگو, وی, او, این, آن, همراه, توسط, مبنی, نسبت, سپس, دیگر, وارد, مورد, حضور, جهت, میان, بین, ساعت, ظهر, عصر, شب, صبح, شامگاه, آقای, خانم, دکتر, مهندس, سردار, آیت, حجت, شهید, سرهنگ, سرتیپ, سرلشکر, پست, پیامی, ویدیویی, صفحه, جلسه, نشست, مراسم, همایش, فوق, کنار, پی, پاسخ, حاشیه, یک, دو, سه, چهار, پنج, چند, چندین, هر, همین, همان, باز, دوباره, هنوز, اینکه, آنکه, زیرا, ولیکن, اصالتا, فقط, حتی, هرگز, بار, دقیقه, تنها, میگوید, می‌گوید, گوید, خواست, دیدند, رفت, آمد, شدند, بودند, هستند, نیست, هست, نیستند, داشتند, دادند, گرفت, گرفته, رسید, ضد, گفتنی, لینک, ویدیو, ویدئو, وزن
        """);

    private static readonly WordSet LightVerbs = new("شد, شده, شدند, شود, می, نمی, کرد, کرده, کردند, کند, بود, است, گرفت, گرفته, داد, داده, دادند, داشت, دارد, خواهد, یافت, باید");

    private static readonly WordSet NotRoles = new("سخنگو, سخنگوی, استاد, امیر, مالک, مدیر, عضو, بازیکن, مشاور, فعال, مرجع, وکیل, قاضی, مربی, معاون, رئیس, رییس, وزیر, نماینده, کارشناس, دبیر, فرمانده, سرپرست, سفیر, رهبر");

    /// <summary>The words of the office that belongs to the name at <paramref name="first"/>..<paramref name="end"/>, or (0, 0).</summary>
    /// <param name="spanAt">For each word the name that covers it.</param>
    public static (int First, int End) Find(WordText text, int first, int end, NameSpan?[] spanAt)
    {
        var after = After(text, end, spanAt);
        return after.End > after.First ? after : Before(text, first, spanAt);
    }

    /// <summary>The office as a reader would say it: names of organisations in their known form.</summary>
    public static string Write(WordText text, (int First, int End) role, NameSpan?[] spanAt)
    {
        var written = new StringBuilder();
        for (var i = role.First; i < role.End;)
        {
            var span = spanAt[i];
            var next = i + 1;
            string part;
            if (span is { Known: not null, Type: EntityType.Organisation } && span.First == i && span.End <= role.End)
            {
                part = span.Known.Name.Length < text.Written(i, span.End).Length ? span.Known.Name : text.Written(i, span.End);
                next = span.End;
            }
            else part = text.Text[text[i].Start..text[i].End];
            if (written.Length > 0) written.Append(text[i].Joined ? '\u200c' : ' ');
            written.Append(part);
            i = next;
        }

        return written.ToString();
    }

    /// <summary>What two ways of writing one office have in common: «رییس‌جمهوری ایالات متحده» and «رئیس جمهور سابق آمریکا».</summary>
    public static string Key(WordText text, (int First, int End) role, NameSpan?[] spanAt)
    {
        var key = new StringBuilder();
        for (var i = role.First; i < role.End;)
        {
            if (spanAt[i] is { Known: not null } span && span.First == i && span.End <= role.End)
            {
                key.Append(span.Known.Id).Append('/');
                i = span.End;
                continue;
            }

            if (text[i].IsWord && !Times.Contains(text, i)) key.Append(text.Folded(i));
            i++;
        }

        return key.Replace("رییس", "ریس").Replace("ریسجمهوری", "ریسجمهور").ToString();
    }

    private static readonly WordSet Times = new("سابق, پیشین, اسبق, وقت, کنونی, فعلی, جدید, محترم");

    /// <summary>How far an office reaches that begins at <paramref name="first"/>; the same index when none begins there.</summary>
    public static int OfficeEnd(WordText text, int first, NameSpan?[] spanAt)
    {
        var head = Lexicons.Offices.MatchAt(text, first, 3);
        if (head == 0) return first;
        var at = DescriptionEnd(text, first, head, spanAt);
        // A bare «عضو» or «مدیر» says nothing; a bare «رئیس‌جمهور» does.
        return at == first + head && head == 1 && NotRoles.Contains(text.Folded(first)) ? first : at;
    }

    /// <summary>How far the words reach that describe someone, of which the first <paramref name="head"/> are given.</summary>
    public static int DescriptionEnd(WordText text, int first, int head, NameSpan?[] spanAt)
    {
        var at = first + head;
        while (at < text.Count && at - first < LongestRole)
        {
            if (spanAt[at] is { } span && span.First == at)
            {
                if (span.Type == EntityType.Person) break;
                at = span.End;
                continue;
            }

            // A run of tatweel, as some write a dash, folds to nothing.
            if (!text[at].IsWord || text.Folded(at).Length == 0 || (Stops.Contains(text.Folded(at)) && !Continues(text, at)) || char.IsDigit(text.Folded(at)[0])) break;
            if (text.Is(at, "و") && (at + 1 >= text.Count || !text[at + 1].IsWord || Lexicons.Offices.Contains(text, at + 1) || spanAt[at + 1]?.Type == EntityType.Person)) break;
            at++;
        }

        // «فرمانده ارتش منتشر شد»: what stands before a light verb belongs to the verb.
        if (at < text.Count && at > first + head && spanAt[at - 1] is null && LightVerbs.Contains(text, at)) at--;
        while (at > first + head && text.Is(at - 1, "و")) at--;
        return at;
    }

    // «بین‌الملل» begins with a stop word and is none; nor is the «ولی» of «ولی فقیه».
    private static bool Continues(WordText text, int at) =>
        at + 1 < text.Count && (text[at + 1].Joined || (text.Is(at, "ولی") && (text.Is(at + 1, "فقیه") || text.Is(at + 1, "عصر") || text.Is(at + 1, "امر"))));

    private static (int First, int End) After(WordText text, int end, NameSpan?[] spanAt)
    {
        var first = end;
        // «دونالد ترامپ»، رئیس‌جمهور …
        if (first < text.Count && text[first].Mark is '»' or '"' or '”') first++;
        if (first < text.Count && text[first].Mark is '،' or ',' or '(' or '-' or '–') first++;
        if (first >= text.Count || !text[first].IsWord) return default;
        return (first, OfficeEnd(text, first, spanAt));
    }

    // Walks back to the nearest word of office from which an office reaches exactly to the name.
    private static (int First, int End) Before(WordText text, int first, NameSpan?[] spanAt)
    {
        var end = first;
        if (end > 0 && text[end - 1].Mark is '«' or '"' or '“') end--;
        if (end > 0 && text[end - 1].Mark is '،' or ',' or ':') end--;
        for (var titles = 0; titles < 3 && Lexicons.Titles.MatchBefore(text, end, 5) is > 0 and var title; titles++) end -= title;
        var found = (First: 0, End: 0);
        for (var at = end - 1; at >= 0 && end - at <= LongestRole; at--)
        {
            if (!text[at].IsWord || spanAt[at]?.Type == EntityType.Person) break;
            if (Stops.Contains(text.Folded(at)) && spanAt[at] is null) break;
            if (Lexicons.Offices.MatchAt(text, at, 3) > 0 && (spanAt[at] is null || spanAt[at]!.First == at) && Reaches(text, at, end, spanAt)) found = (at, end);
        }

        return found;
    }

    private static bool Reaches(WordText text, int first, int end, NameSpan?[] spanAt) => OfficeEnd(text, first, spanAt) >= end;
}
