using System.Collections.Frozen;

namespace Monitoring.Text.Languages;

/// <summary>
/// The small words by which a language gives itself away (conjunctions, prepositions, pronouns, auxiliaries), written by hand.
/// A word that several languages share counts for each of them, and less.
/// </summary>
internal static class FunctionWords
{
    /// <summary>No listed word is longer.</summary>
    internal const int LongestWord = 10;

    /// <summary>ISO 639 codes; the position in this list is the number of a language. Azerbaijani stands once a script.</summary>
    internal static readonly string[] Codes =
        ["fa", "ar", "ckb", "az", "ur", "ps", "en", "de", "fr", "tr", "az", "es", "it", "pt", "nl", "ku"];

    internal const int Persian = 0, Arabic = 1, Kurdish = 2, SouthAzerbaijani = 3, Urdu = 4, Pashto = 5;
    internal const int English = 6, German = 7, French = 8, Turkish = 9, Azerbaijani = 10;
    internal const int Spanish = 11, Italian = 12, Portuguese = 13, Dutch = 14, Kurmanji = 15;

    private static readonly string[] Words =
    [
        // Persian; the verb forms are those that newspapers use most.
        """
        که از به در این را است با برای آن می شد شده کرد کرده های ها بود خود تا بر هم یک نیز اما هر گفت وی باید شود کند دارد
        نمی دو ما آنها آنان پس پیش بین روی ای چه اگر ولی یا همه دیگر هیچ چند بعد قبل اند بوده باشد خواهد کنند شوند کردند شدند داد
        داده دهد داشت داشته هستند نیست بیش تنها گرفت گرفته کنیم دارند درباره علیه سوی چنین همین همان اکنون میان حال من او شما
        ایشان توسط طی ضمن سال روز کشور گزارش حتی زیرا چون وقتی کسی چرا کجا چگونه رفت آمد بنابراین برخی بسیار خیلی همچنین
        میشود میکند میکنند نمیشود شدن کردن بودن تو نه باش باشی باشند باشیم یعنی کار مردم مورد رو داره میشه هست ندارد نشد نکرد دست
        اول آخر دوم سه چهار پنج ده هزار میلیون درصد شهر استان تهران ایران تر ترین یه اینکه آنکه طور حدود نحوه روز ماه هفته
        """,
        // Arabic, with the forms that و، ب، ل، ف grow in front of them.
        """
        في من على إلى الى عن أن ان إن هذا هذه التي الذي ما لا لم لن كان كانت قد هو هي هم مع بعد قبل بين كل ذلك تلك أو او ثم حيث
        حتى عند عندما أي اي كما لكن ولكن غير سوى منذ خلال ضد نحو لدى به بها له لها فيه فيها منه منها عليه عليها إليه أنه انه أنها انها
        الذين اللذين هناك هنا وفي ومن وعلى وقد وكان وقال قال وأن وإن بأن لأن فإن أكد أعلن يوم عام وهو وهي ليس يكون تكون كانوا أيضا
        ايضا مما فيما بما لكي إذا اذا إلا الا ولا وما عبر حول أمام تحت فوق دون نفس يتم تم بشأن بسبب
        """,
        // Central Kurdish (Sorani).
        """
        لە بە بۆ کە ئەم ئەو کرد دەکات دەکەن لەگەڵ هەر یان نەک بەڵام ئێمە ئێوە ئەوان من تۆ هەموو هیچ زۆر چەند دوای پێش لەسەر لەناو
        لەنێو سەر ژێر نێوان هەروەها بەپێی ئێستا پێی لێ پێ تێ وەک وەکو ئەگەر چونکە تا هەیە نییە بوو بووە بوون دەبێت دەبێ نابێت کردووە
        کردن ئەوە ئەمە ئەوەی دەڵێت گوتی وتی ڕۆژی ساڵی لەلایەن دەکرێت کراوە دەدات هێشتا یەک دوو سێ خۆی خۆیان کورد جگە وەها
        """,
        // South Azerbaijani in Arabic letters.
        """
        او بیر ایله اوچون اوچۇن اولان اولدو اولوب اولاراق اولار اولسون اولماق اولور ائتدی ائدیب ائدیر ائتمک ائتدیلر ائدن دئدی دئیر
        دئدیلر بو بۇ اؤز اؤزۆ گؤره گؤرۆ وار واردی یوخ یوخدور چوخ سونرا سورا قدر ایندی نئجه کیمی هامی دیر دیلر بیزیم بیز
        سیز اونلار اونون اونو بونون اوندا بوندا منیم سنین آنجاق لاکین هر بۆتون یئنی ایل ایلده ایکی اوچ گۆن گون آدام گلدی گئتدی وئردی
        وئریب آلدی یاخشی بؤیوک بؤیۆک قالدی چیخدی باشلادی ایچینده اوزره اۆزره طرفیندن حاققیندا اولدوغو اولدولار ایدی ایمیش ایسه اونا منه سنه بیزه سیزه اونو منی سنی بونو بونا
        بونلار اونلارا دئییل هئچ نییه ندیر کیم کیمین هارا هاردا بورادا اورادا بوردا ایسته ییر ائله بئله بیرینجی بیرگه گئنه یئنه آرتیق
        دؤرد دورد بئش آلتی یئددی سککیز دوققوز اوتوز قیرخ یوزده دونن صاباح بوگون سحر ساعاتدا گونو آییندا ایلین ایللر ایلی ایلدیر
        اؤلکه اؤلکه‌نین شهرین شهرینده کندین اوشاق اوشاقلار قیز قیزی اوغلان اوغلو قادین قادینلار قارداش آنا آنام آتا آتام دیلی دیلیمیز
        سؤز سؤزو یازی یازیر یازدی یازیب اوخو اوخویور اوخودو اوخویان کیتاب کیتابی ایشی ایشه ایشلر یاشاییر یاشایان اؤلدو اؤلوب
        کیچیک اوزون قیسا کؤهنه گؤزل ایستی سویوق قارا قیرمیزی یاشیل گؤی سویو سولار یولو داغلار یاغیش گونش هاوا هاوالار یئر یئرده یئری
        یئرینه یئنیدن ائدیلدی ائدیلیر ائدیلیب ائدیلمیش ائدن ائدرک ائتمیش ائتمه ائتمه‌ک وئریلدی وئریلیر وئرن وئریر آلیب آلیر چیخیب چیخیر چیخان
        باشلاییب باشلایاجاق قالیب قالیر گلن گئدن گؤرور گؤردو گؤستردی گؤستریر بیلیر بیلدیردی بیلدیریب ایسته‌ییر ایسته‌دی ایستیر دانیشدی دانیشیر
        چالیشیر آچیلدی آچیلیب آچیلاجاق یاراندی یارالاندی قازاندی اوددو اودوزدو ساتیلیر تیکیلیر تیکیلدی کئچیریلدی کئچیریله‌جک کئچن کئچدی گله‌جک گله‌ن
        چوخلو آزی آزدیر داها آراسی آراسیندا ایچین یانیندا قاباق قاباغی آلتیندا اوستونده اۆستۆنده ایچری ائشیک اوزاق یاخین بیرلیکده باشقا
        گئجه آخشام یولدا ائوه ائوده گونلر اؤزو اؤزونه اؤزۆ تزه بؤیۆک یاواش دفعه گلیب گئدیب گلیر گئدیر اولاجاق اولمالی لازیمدیر واردیر
        """,
        // Urdu.
        """
        کے کی کا میں ہے نے سے کو اور پر یہ وہ کہ ہیں بھی تھا تھی تھے ہو گا گی گے نہیں کر کیا اس ان جو تو ہی لیے لئے اپنے اپنی اپنا
        ایک تک بعد ساتھ کہا گیا گئی گئے رہا رہی رہے ہوا ہوئی ہوئے جا جس جن کچھ اب ہم آپ مجھے والے والی والا دیا دی دیے کرنے کوئی
        جب پھر مگر لیکن بہت سب تمام کیوں کہاں وقت دوران خلاف بارے
        """,
        // Pashto.
        """
        د په چې کې ته سره او دی دي شوی شوې شوي کړی کړې کړي کوي کړ دا هغه یې پر یو یوه خو به دغه ځکه تر وو وه ولې نو
        لري شي ورته کړل زموږ موږ تاسو هغوی دوی ویل وویل وایي پورې څخه لپاره اړه وروسته څو ډېر ډیر کال ورځ
        """,
        """
        the of and to in a is that for on with as was at by from are be this has have it its an were said not but they which who
        his her their will been had he she we you or after more than about over would could when all into also new one two out up
        says no what there if can against between during before how why where our your amid
        """,
        """
        der die das und in den von zu mit ist des sich nicht auf ein eine für im dem auch als es an werden aus er hat dass sie
        nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein
        wurde sei ich wir ihr kann gegen vom können schon wenn habe seine
        """,
        """
        le la les de des du et en un une est que qui dans pour pas sur au aux avec ce il elle sont par plus ne se son sa ses cette
        ces mais ou nous vous ils leur leurs été être avoir fait ont deux comme entre après aussi depuis tout sans même sous à
        a y dont contre selon était très où lors
        """,
        """
        ve bir bu da de için ile olarak olan daha çok en gibi kadar sonra ne o var olduğu değil ancak ama her göre ise diye kendi
        iki tarafından etti oldu dedi yeni büyük olduğunu ettiği edildi ya mi mı hem onun şu nasıl neden biz ben sen bunun içinde
        önce üzerinde yok şekilde arasında yapılan olması
        """,
        """
        və bir bu da də üçün ilə olan olaraq daha çox ən kimi qədər sonra nə o var olduğu deyil ancaq amma hər görə isə deyə öz
        iki tərəfindən etdi oldu dedi yeni böyük etmək edib edir olub olduğunu həm onun biz mən sən bunun onlar lakin əgər bütün
        deyib olsa onda mənim sənin bizim sizin necə indi bildirib ki üzrə haqqında arasında yox necə vardır edən il
        """,
        """
        el la los las de que y en un una del por con para es se su al lo como más pero sus le ha sin sobre este ya entre cuando
        muy también fue hasta hay desde todo nos durante todos uno ni contra otros ese eso había ante ellos esto antes
        son está no según tras donde quien dos años han
        """,
        """
        il la di che e in un una per del della con non è sono da al alla dei delle le gli lo si nel nella più come anche ma ha
        questo questa dal dalla hanno stato stata essere dopo tra suo sua loro ai agli sul sulla ci cui se quando molto due anni
        contro
        """,
        """
        o a os as de que e em um uma do da dos das por com para é se não no na nos nas ao mais como mas foi seu sua ou ser quando
        muito há já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem são após sobre anos
        """,
        """
        de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit door naar heeft hij ze wordt
        tot worden deze werd over dit meer geen wel zich hebben was kan hun zou al moet tegen jaar na onder wij
        """,
        """
        û ku di li ji bi de da jî ev ew dike dikin bû bûn ye hat hatin kir kirin gel her yê yên ya wî wê wan min ne
        na êdî gelek piştî berî ser nav navbera lê kurd dibe hene heye xwe yek du
        """,
    ];

    /// <summary>Folded word to the set of languages that use it, one bit each.</summary>
    internal static readonly FrozenDictionary<string, ushort> Languages = Build();

    private static FrozenDictionary<string, ushort> Build()
    {
        var languages = new Dictionary<string, ushort>(StringComparer.Ordinal);
        for (var language = 0; language < Words.Length; language++)
        {
            foreach (var written in Words[language].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                var word = LookupLetters.FoldScript(written);
                if (word.Length is 0 or > LongestWord) continue;
                languages[word] = (ushort)(languages.GetValueOrDefault(word) | (1 << language));
            }
        }

        return languages.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
