using System.Collections.Frozen;

namespace Monitoring.Ingest.Pages;

/// <summary>Counts over one block's words that tell prose from page furniture, in the languages that our pages are in.</summary>
internal readonly record struct TextSigns(int Words, int FunctionWords, int FurnitureWords, int Capitals, int Digits, int Commas, int Sentences, int Marks)
{
    private static readonly FrozenSet<string> Function = Set(
        "the of and to in a is that for it was on with as be at by this have from or had not but are were which an they his her their has been will would there who one all we you he she its more when can if so what about into than them only other some could these two may then do any my now such our over me even most made after also did many before must through"
        + " der die das und in zu den von mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei kann wenn ihre seine doch schon diese dieser ich wir ihr mir mich uns"
        + " le la les de des du un une et est que qui dans pour sur pas au avec par ce il elle ne se sont plus son sa ses mais ont été aux nous vous je"
        + " el los las una que del por con para como más pero sus este esta son entre cuando muy sin sobre también hasta hay donde quien desde todo nos durante"
        + " il di che è non per una sono con del della alla ma anche come più nel dei delle si da ha"
        + " i w na z do się nie to że jest o od za po przez dla jak ale ich był czy tym tego oraz może"
        + " o os as um uma em não com se mais ao dos das foi pelo pela seu sua"
        + " و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت می شد ما اما یا شده باید هر آنها بود او دیگر وی پس کند اگر همه نه شود من های ها هستند کرده داد دارد بین پیش"
        + " في من على أن إلى عن مع هذا هذه التي الذي كان قال بعد ما لا كما قد بين وقد");

    private static readonly FrozenSet<string> Furniture = Set(
        "comment comments reply share tweet facebook twitter whatsapp pinterest instagram linkedin newsletter subscribe login register sign copyright reserved rights cookies cookie privacy policy terms imprint contact print email e-mail rss advertisement sponsored related previous next read more menu search home skip tags tagged filed categories category posted leave cancel permalink trackback pingback follow download app sitemap archive archives likes views ago author about"
        + " kommentar kommentare kommentieren antworten teilen drucken impressum datenschutz datenschutzerklärung agb kontakt newsletter abonnieren anmelden registrieren weiterlesen mehr artikel anzeige werbung verwandte ähnliche beiträge kategorie kategorien schlagwörter veröffentlicht suche startseite navigation merken empfehlen weitere themen lesen leserbriefe nutzungsbedingungen bewerten autor quelle foto bild uhr aktualisiert rechte vorbehalten zurück vorheriger nächster beitrag"
        + " commentaires partager imprimer abonnez inscription mentions légales contactez suivez lire aussi recherche accueil"
        + " comentarios compartir imprimir suscríbete registrarse aviso legal contacto síguenos leer también buscar inicio publicidad derechos reservados"
        + " komentarze udostępnij drukuj zaloguj szukaj polityka prywatności regulamin czytaj"
        + " نظر نظرات دیدگاه ارسال پاسخ کد خبر برچسب برچسب‌ها برچسبها تگ اشتراک گذاری اشتراک‌گذاری لینک کوتاه چاپ ایمیل عضویت خبرنامه تماس درباره آرشیو جستجو تبلیغات مرتبط پیشنهاد پربازدید پربازدیدترین پربیننده آخرین حقوق محفوظ منتشر نمی‌شود نمیشود توهین کپی ذخیره پیوندها");

    /// <summary>Reads at most the first 3,000 characters: what a block is shows early.</summary>
    public static TextSigns Of(string text)
    {
        var span = text.AsSpan(0, Math.Min(text.Length, 3000));
        int words = 0, function = 0, furniture = 0, capitals = 0, digits = 0, commas = 0, sentences = 0, marks = 0;
        Span<char> lower = stackalloc char[24];
        var functionWords = Function.GetAlternateLookup<ReadOnlySpan<char>>();
        var furnitureWords = Furniture.GetAlternateLookup<ReadOnlySpan<char>>();
        var start = -1;
        for (var i = 0; i <= span.Length; i++)
        {
            var c = i < span.Length ? span[i] : ' ';
            if (char.IsLetter(c) || (start >= 0 && c is '-' or '\u200C'))
            {
                if (start < 0) start = i;
                if (char.IsUpper(c)) capitals++;
                continue;
            }

            if (char.IsDigit(c)) digits++;
            else if (c is ',' or '،') commas++;
            else if (c is '.' or '!' or '?' or '؟' or '…' && (i + 1 >= span.Length || char.IsWhiteSpace(span[i + 1]) || span[i + 1] is '"' or '“' or '»' or ')')) sentences++;
            else if (c is '|' or '›' or '→' or '©' or '#' or '@' or '•' or '·' or '>' or '/') marks++;
            if (start < 0) continue;
            words++;
            var length = i - start;
            if (length <= lower.Length)
            {
                span[start..i].ToLowerInvariant(lower);
                if (functionWords.Contains(lower[..length])) function++;
                if (furnitureWords.Contains(lower[..length])) furniture++;
            }

            start = -1;
        }

        return new TextSigns(words, function, furniture, capitals, digits, commas, sentences, marks);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
