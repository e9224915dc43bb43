/**
 * Words that begin or carry a question, greetings and contractions as people type them, a language (ISO 639-1) a line.
 * Separated by spaces; accent-free forms are derived by functionwords.ts.
 */
export const questionWords: Readonly<Record<string, string>> = {
  af: 'wat wie waar wanneer hoekom hoeveel watter hoe waarom is het was kan jy die asseblief hallo dankie',
  ar: 'ما ماذا من متى أين كيف لماذا لم كم أي أية هل بماذا لمن ممن عما عمن فيم بم أليس ماهو ماهي منهو شو ايش وين ليش مين مرحبا السلام عليكم أهلا شكرا أخبرني اشرح',
  be: 'што хто дзе калі чаму як які якая якое якія колькі чый куды адкуль навошта ці чаго каго каму прывітанне дзякуй',
  bg: 'какво какъв каква какви какво кой коя кое кои кого кога къде защо как колко чий чия дали откъде накъде докога ли нали що може кажи здравей здрасти благодаря моля',
  bs: 'šta što ko koji koja koje koliko kada kad gdje kako zašto čiji čija je li da li kakav kakva kuda odakle kome koga zdravo hvala molim',
  ca: 'què què és qui quin quina quins quines quan quant quanta quants quantes on com per què perquè de qui hi ha és són va ser pots pot digues hola bon dia gràcies si us plau',
  cs: 'co kdo kdy kde jak proč kolik který která které jaký jaká jaké jací čí kam odkud komu koho čeho čím jestli zda je jsou byl byla bylo můžeš může řekni ahoj dobrý den děkuji prosím čemu',
  da: 'hvad hvem hvor hvornår hvorfor hvordan hvilken hvilket hvilke hvis hvorhen hvorfra hvormange hvor mange hvor meget er var kan hedder findes fortæl hej goddag tak venligst',
  de: 'was wer wen wem wessen wo wann warum wieso weshalb wie wieviel wieviele viele welche welcher welches welchen welchem woher wohin wofür womit wovon woran worin worüber wodurch wozu gibt hat ist sind heißt kann kannst bitte hallo danke guten tag',
  el: 'τι ποιος ποια ποιο ποιοι ποιες ποιον ποιου ποιων ποιους πότε πού πώς γιατί πόσο πόσα πόσοι πόσες πόση πόσος τίνος μήπως είναι ήταν υπάρχει υπάρχουν έχει λέγεται γεια καλημέρα ευχαριστώ παρακαλώ πες',
  en: "what who whom whose where when why how which many much long often far old what's who's where's when's how's is are was were does do did can could would will has have whats whos tell explain please hi hello hey thanks",
  es: 'qué quién quiénes cuál cuáles cuándo cuánto cuánta cuántos cuántas dónde adónde cómo por qué para qué es son fue fueron hay está puede puedes dime explica hola buenos días gracias favor qué tal',
  et: 'mis kes kus millal miks kuidas kui palju mitu milline millised mille kelle keda mida kuhu kust kas on oli olid tere palun aitäh',
  fa: 'چه چی چیست کی کیست کجا کجاست چرا چگونه چطور چند چقدر کدام آیا چه‌کسی کسی است هست بود شد می‌شود کیا چیه کیه سلام لطفا ممنون بگو',
  fi: 'mikä mitä mitkä kuka ketkä kenen ketä kenelle missä milloin miksi miten kuinka kumpi mistä mihin monta paljon minkä millainen minne onko ovatko oliko voiko voitko onks mikäs entä kerro hei moi terve kiitos',
  fr: "quoi qui que quel quelle quels quelles quand où comment pourquoi combien lequel laquelle lesquels est-ce qu'est-ce c'est quoi y a-t-il est sont était peut peux dis bonjour salut merci svp s'il vous plaît d'où",
  gl: 'que quen cal cales cando canto canta cantos cantas onde como por que é son foi hai podes di ola grazas',
  he: 'מה מי מתי איפה היכן למה מדוע איך כיצד כמה איזה איזו אילו האם לאן מאין של מי במה למי מהו מהי מיהו מיהי זה שלום תודה בבקשה היי ספר',
  hi: 'क्या कौन किस किसने किसे किसका किसकी किसके किसको कब कहाँ कहां क्यों कैसे कैसा कैसी कितना कितने कितनी कौनसा कौनसी किन किन्हें है हैं था थी थे हुआ हुई बताओ बताइए नमस्ते धन्यवाद कृपया',
  hr: 'što šta tko koji koja koje koliko kada kad gdje kako zašto čiji čija je li jesu li kakav kakva kamo kuda odakle komu koga čime može možeš bok zdravo hvala molim',
  hu: 'mi mit mik ki kik kit kinek kié mikor hol hova honnan miért hogyan hogy hány mennyi melyik melyek milyen mekkora mióta meddig mivel miből miről minek van vannak volt szia helló kérlek köszönöm jó napot',
  id: 'apa apakah siapa siapakah kapan kapankah dimana di mana ke mana dari mana kenapa mengapa bagaimana bagaimanakah gimana berapa berapakah yang mana adakah bisakah tolong halo hai terima kasih jelaskan sebutkan',
  it: "cosa che cos'è chi quale quali qual quando quanto quanta quanti quante dove dov'è come com'è perché di chi è sono era c'è ci puoi può dimmi spiega ciao salve buongiorno grazie per favore",
  ja: '何 なに なん 何が 何を 誰 だれ どこ いつ なぜ どうして どう どの どれ どちら どんな どうやって いくつ いくら 何人 何年 ですか ますか でしょう か とは って こんにちは おはよう ありがとう ください 教えて',
  ko: '무엇 무엇을 무엇이 무엇인가 무엇입니까 뭐 뭐야 뭔가요 누구 누가 누구인가 누구의 언제 어디 어디에 어디서 어디에서 왜 어떻게 어떤 어느 몇 몇명 얼마 얼마나 인가요 입니까 나요 있나요 있습니까 안녕 안녕하세요 감사합니다 알려줘',
  lt: 'kas ką kam ko kuo kada kur kodėl kaip kiek koks kokia kokie kokios kokį kokią kuris kuri kurie kurios kurį ar kieno iš kur kokiu kuriais yra buvo gali labas sveiki ačiū prašau',
  lv: 'kas ko kam kurš kura kuri kuras kur kad kāpēc kā cik kāds kāda kādi kādas vai ir bija no kurienes kurp lūdzu sveiki paldies',
  mk: 'што кој која кое кои кого кога каде зошто како колку чиј чија дали каков каква од каде ли здраво благодарам',
  mr: 'काय कोण कोणी कोणता कोणती कोणते कोणत्या कधी कुठे का कसे कसा कशी किती कोणाचा कुणी आहे आहेत होते होता होती नमस्कार धन्यवाद',
  ms: 'apa apakah siapa siapakah bila bilakah di mana dimana ke mana dari mana kenapa mengapa bagaimana bagaimanakah macam mana berapa berapakah yang mana adakah bolehkah ada tolong hai terima kasih jelaskan nyatakan',
  ne: 'के को कसले कसको कहिले कहाँ किन कसरी कति कुन कस्तो कसलाई छ छन् थियो हो नमस्ते धन्यवाद',
  nl: 'wat wie waar wanneer waarom hoe hoeveel welk welke wiens waarvoor waarmee waarvan waarin waarheen vandaan hoelang is zijn was waren heeft kan kun bestaat vertel hallo hoi dag bedankt dank alsjeblieft alstublieft',
  no: 'hva hvem hvor når hvorfor hvordan hvilken hvilket hvilke hvis hvorhen hvorfra hvor mange hvor mye kva kven kvar korleis kvifor kva er var kan heter finnes fortell hei hallo takk vennligst',
  pl: 'co kto kogo komu kim kiedy gdzie dlaczego czemu jak ile który która które którzy których jaki jaka jakie jakich czyj czyja skąd dokąd czego czym czy jest są był była było może możesz powiedz cześć dzień dobry dziękuję proszę',
  pt: 'que quê quem qual quais quando quanto quanta quantos quantas onde aonde como por que porque por quê o que é são foi eram foram há existe existem pode podes diga explique oi olá bom dia obrigado obrigada favor cadê',
  ro: 'ce cine care când unde cum cât câtă câți câte cui căruia cărei al cui de ce cărui căror pe cine din ce încotro oare este sunt era erau a fost au fost există poți poate spune salut bună ziua mulțumesc rog',
  ru: 'что кто кого кому кем чего чему чем когда где куда откуда почему зачем как какой какая какое какие каких каком какую каким сколько который которая которые чей чья чьё ли разве есть был была было были может можешь скажи привет здравствуйте спасибо пожалуйста',
  sk: 'čo kto kedy kde ako prečo koľko ktorý ktorá ktoré aký aká aké čí kam odkiaľ komu koho čoho čím či je sú bol bola bolo môže ahoj dobrý deň ďakujem prosím',
  sl: 'kaj kdo kdaj kje kako zakaj koliko kateri katera katero katere kakšen kakšna čigav kam od kod komu koga česa ali je so bil bila živjo hvala prosim',
  sq: 'çfarë kush kur ku pse si sa cili cila cilët cilat kujt nga është janë ishte',
  sr: 'шта што ко који која које колико када кад где како зашто чији чија да ли је кога коме какав куда одакле šta što ko koji koja koje koliko kada kad gde kako zašto čiji čija da li je kakav kuda odakle kome koga zdravo hvala molim',
  sv: 'vad vem vems vilka vilken vilket var vart varifrån när varför hur hurdan många mycket länge är fanns finns heter kan blev berätta hej hallå tack snälla god dag',
  ta: 'என்ன யார் எப்போது எங்கே ஏன் எப்படி எத்தனை எது எந்த எவ்வளவு',
  th: 'อะไร ใคร เมื่อไหร่ เมื่อไร เมื่อใด ที่ไหน ไหน ทำไม อย่างไร ยังไง เท่าไหร่ เท่าไร เท่าใด กี่ ใด หรือ หรือไม่ ไหม มั้ย คือ สวัสดี ขอบคุณ ช่วย บอก',
  tl: 'ano anong sino sinong saan saang kailan bakit paano gaano ilan ilang alin aling kanino magkano nasaan ba anu kumusta kamusta salamat po pakiusap mayroon meron may mga ng ang',
  tr: 'ne neler nedir kim kimdir kimler kimin kime kimi ne zaman nerede nereye nereden neresi neden niçin niye nasıl kaç kaçıncı hangi hangisi hangileri mı mi mu mü mıdır midir mudur müdür var vardır misin merhaba selam teşekkürler lütfen kadar',
  uk: 'що хто кого кому ким чого чому чим коли де куди звідки навіщо як який яка яке які яких якому якій скільки котрий чий чия чи хіба є був була було були може можеш скажи привіт вітаю дякую будь ласка',
  ur: 'کیا کون کس کب کہاں کیوں کیسے کتنا کتنے کتنی کونسا کونسی کس نے کس کا کسے ہے ہیں تھا تھی تھے سلام شکریہ',
  vi: 'gì cái gì ai khi nào bao giờ ở đâu đâu tại sao vì sao sao thế nào như thế nào bao nhiêu bao lâu mấy nào của ai là gì có phải không hay không hả à vậy xin chào cảm ơn hãy cho biết',
  zh: '什么 什麼 甚么 甚麼 啥 谁 誰 哪 哪里 哪裡 哪儿 哪个 哪個 哪些 何时 何時 什么时候 几时 为什么 為什麼 为何 為何 怎么 怎麼 怎样 怎樣 如何 多少 几 幾 几个 多大 多久 多长 吗 嗎 呢 是否 有没有 请问 請問 你好 您好 谢谢 謝謝 是谁 位于',
};

/** Verbs that a question leans on and an answer does without: to happen, take place, belong to, be situated. */
export const lightVerbs: Readonly<Record<string, string>> = {
  de: 'geschah geschieht passiert passierte fand findet statt gehört gehören befindet befinden liegt liegen heißen',
  en: 'happen happens happened happening take takes took place occur occurs occurred belong belongs located situated',
  es: 'pasa pasó pasaron ocurre ocurrió sucede sucedió hace hacen hizo forma forman parte pertenece queda quedan encuentra encuentran',
  fr: 'passe passé fait font lieu eu partie appartient trouve trouvent situe situé situés',
  it: 'succede successo accade accaduto fa fanno parte appartiene trova trovano svolge svolto',
  nl: 'gebeurt gebeurde gebeurd vindt vond plaats hoort horen behoort ligt liggen bevindt',
  pt: 'acontece aconteceu acontecem ocorre ocorreu faz fazem fez parte pertence pertencem fica ficam situa situam',
  ro: 'întâmplă întâmplat petrece petrecut face fac parte aparține află',
  ru: 'произошло происходит случилось находится находятся входит входят является являются',
  vi: 'dùng nằm thuộc xảy diễn',
};

/**
 * Words of content that the long Spanish list holds and that are these languages' as well: they tell nothing between the
 * two, and are no function words.
 */
export const sharedWords: Readonly<Record<string, string>> = {
  pt: 'ambos ante anterior bastante cinco claro considera dado dar dias diferente diferentes estado estados final grandes horas igual junto lado largo lugar modo momento parece parte partir pesar realizado realizar sabe saber salvo seis tarde total trata usa usamos usar uso valor vamos ver vez última últimas último últimos',
  gl: 'ambos ante anterior bastante cinco claro considera dado dar dia dias diferente diferentes estado estados final grandes horas igual lado lugar modo momento parece parte partir pesar realizado realizar sabe saber salvo tarde total trata usa usamos usar uso valor vamos ver vez última últimas último últimos',
};

/**
 * Common function words of languages whose lists `@orama/stopwords` lacks or holds in a broken encoding (lt, sr, uk), and
 * what its shorter lists leave out: languages with longer lists would win the close calls.
 */
export const commonWords: Readonly<Record<string, string>> = {
  af: "die van en is in het nie te wat dat met op vir aan deur 'n sy hy hulle ons jy ek ook word was as by om maar na tot so uit oor daar hierdie sal kan moet baie meer een of",
  be: 'і у ў на з не што да як гэта па за для ад быў была было былі але яго яе іх якія які я мы ты вы яны ён яна пры аб ці каб толькі таксама ужо можа пасля пра ня бо сябе гэтай гэтага гэты ёсць усе',
  bg: 'това този тази тези със във съм си сме сте са беше бяха бил била било били който която което които може както между също още само след преди през при чрез според един една едно два две година години много мен теб него нея нас вас тях мой твой негов неин наш техен нищо някой всеки',
  bs: 'i u je na da se za od su s sa ne o a koji koja koje kao ali iz do ili po bio bila bilo biti će nije li ga mu to taj ta ovaj ova ovo pri što šta kako samo već također prema nakon prije između kod sve svoj još te gdje dok jer jedan dvije ko niko neko svako tokom općina takođe historija hiljada lijepo uvijek bih sam smo ste',
  ca: "el la els les un una uns unes de del dels a al als en amb per que i o però no és són era van va ha han hi ho es se s' l' d' m' t' n' seu seva seus seves aquest aquesta aquests aquestes això com més molt també quan on si ja fins sobre entre sense des després abans ser estar fer tenir hem té tot tots totes jo tu ell ella nosaltres ells em et li ens us meu meva què qui res cap dins mentre perquè vostè vosaltres nostre nostra vostre meus meves teu teva teus hauria podria volia sap saps fem feia cosa coses dit diu anar anem aquell aquella aquells aquelles algun alguns algunes cadascun tan tant tanta gaire encara potser malgrat segons aviat prou massa fora damunt davant darrere heu eren",
  cs: 'a i v ve na s se z ze do o od po pro při za k ke ku u že je jsou byl byla bylo byli být není to ten ta tento tato toto který která které jako ale nebo ani než si já ty on ona oni my vy jeho její jejich jsem jsme jste bude budou však také pouze jen už až když kde co kdo mezi pod před nad mě mi tě ho jí jim má mají může této toho tomu proto podle protože ještě více roku svůj',
  da: 'efter også bliver blev været have havde har fra ved som hos mellem under over før siden uden mere mest andre andet anden to tre år mig dig sig os jer deres vores min mit mine din dit sin sit jeg du han hun den det vi de der her kan kunne vil ville skal skulle må måtte når hvis fordi selv kun meget noget nogen nogle ingen intet lige nu så end helt gerne altid aldrig',
  de: 'ab beim dabei daher damals davon dazu jedoch laut mal mehr etwa ganz gar gerade gern immer nie niemand nichts schon seit sehr sogar somit sowie trotz über wegen wenn werden wurde wurden worden würde zwei drei erste ersten jahr jahre jahren mich dich uns euch ihm ihn ihnen im am vom zum zur',
  el: 'ο η το οι τα του της των τον την τους τις και κι σε στο στη στην στον στα στις στους από με για ως που να θα δεν μη μην είναι ήταν είχε έχει έχουν αυτό αυτή αυτός αυτά αυτές ένας μια μία ένα ή αλλά όταν όπως πως ότι πολύ πιο μετά πριν κατά μεταξύ μέχρι μόνο επίσης καθώς εκείνο όχι μας σας μου σου μπορεί πρέπει κάθε όλα όλες όλοι δύο υπό διά προς χωρίς',
  en: 'a also may might must shall within without upon among since until although though however whether per via one two three first used made called known said would could another every each many much us let get got go going never always ever still even just really year years',
  es: 'cada ciertos cierta luego aunque según mediante hacia hasta desde durante entre sobre también además mientras aún nunca siempre nadie nada algo alguien uno una dos tres año años primer primera soy eres somos',
  et: 'ja on ei et see ta oli kui ka mis kes oma või ning aga siis mida selle seda ma sa me te nad olid olla veel välja üle pärast enne ainult väga juba kuid nii pole kõik nende tema minu sinu meie teie üks kaks',
  fa: 'و در به از که را با این آن برای است بود شد یک تا بر خود هم یا نیز می شده شود کرد کند کرده باید بودند هستند دارد داشت ما من تو او شما آنها ایشان اما اگر هر پس بین پیش دیگر همه چون ولی نمی بسیار توسط سپس روی زیر پس‌ازآن هیچ حتی آنان بوده باشد دو',
  fi: 'ja on ei se että joka myös mutta tai kun niin vain ovat oli olivat ollut voi sekä jälkeen ennen vuonna vuoden mukaan kanssa eivät minä sinä hän me te he tämä nämä nyt jo vielä kaikki aina koskaan hyvin kuin jos koska paljon enemmän yksi kaksi ensimmäinen toinen',
  fr: 'plus comme aussi où si très entre après avant depuis pendant sous sans chez vers selon ainsi donc car quand alors encore toujours jamais rien tout tous toute toutes cet ces cela ça celui celle ceux dont peu bien deux trois an ans année années premier première autre autres fait faire être avoir va vais suis es sommes êtes elle elles ils moi toi lui leur nos vos votre mon ma mes ton ta tes son sa ses',
  gl: 'o a os as un unha uns unhas de do da dos das en no na nos nas con por polo pola polos polas para e ou que se non é son foi era foron ao á aos ás co coa seu súa seus súas este esta estes estas iso isto máis moi tamén cando onde como entre sobre desde ata sen eu ti el ela nós eles lle lles hai ten teñen pero xa só despois antes durante outros outro dúas dous ser estar ademais mesmo cada todo todos',
  he: 'של את על לא הוא היא הם הן אני אתה אנחנו זה זו זאת אלה עם אל או כי גם אם אבל רק עד כל יש אין היה הייתה היו להיות לו לה להם בו בה אותו אותה אשר בין אחרי לפני כמו יותר מאוד ידי כך כדי אך לאחר שלו שלה שלהם הזה הזאת עוד כאשר אחד אחת',
  hi: 'का के की में से को पर ने और या एक यह वह ये वे इस उस इन उन भी तो ही नहीं कि जो था थे थी है हैं हो होता होती होते गया गई गए कर करने करना करते किया लिए साथ द्वारा तक अपने अपनी अपना बाद जब तब कुछ सभी रहा रहे रही दिया सकता सकते सकती मैं हम तुम आप मेरा उसके उनके इसके उसकी',
  hr: 'i u je na da se za od su s sa ne o a koji koja koje kao ali iz do ili po bio bila bilo biti će nije li ga mu to taj ta ovaj ova ovo pri što kako samo već također prema nakon prije između kod sve svoj još te gdje dok jer jedan dvije tko nitko netko svatko tijekom općina tisuća povijest tjedan uvijek bih sam smo ste oni ona mi vi ti me nas vas njih njega joj im ima imaju može kojem kojoj kojih',
  hu: 'és hogy nem egy volt ez az is meg csak de van mint már még után között vagy amely ami aki illetve szerint első két három év évben minden nagyon',
  id: 'bahwa karena bisa kalian tapi kalau aku kamu sudah mau uang mobil kantor coba sore besok dokter polisi universitas paham bicara istri butuh membutuhkan gampang senang telepon nomor perusahaan pemerintah persen masyarakat tersebut merupakan terhadap sekitar tahun orang dua satu',
  it: 'anche più come quando dopo prima durante fino tra fra senza sotto sopra verso presso secondo essere stato stata stati state fatto fare può possono viene vengono due tre anno anni primo altra altro altri altre ogni molto molti poco tutto tutti tutta tutte niente nulla nessuno mai sempre ancora già adesso ora così però quindi mentre se ne ci vi lui lei loro io tu noi voi me te questo questa questi queste quello quella quelli quelle sto sta stiamo vado va cosa',
  ko: '이 그 저 및 는 은 을 를 의 에 에서 와 과 도 로 으로 가 것 수 등 년 하는 있는 있다 없다 했다 한다 된다 되었다 이다 하고 그리고 그러나 하지만 또는 또한 위해 대한 대해 따라 통해 있습니다 합니다 했습니다 입니다 나는 내 우리 너 당신 그는 그녀 그녀는 그들 정말 아주 매우 더 가장 때 후 전 중 때문에 이것 그것 저것 여기 거기 모든 다른 같은',
  lt: 'ir yra buvo su iš į ne kad tai bet o per už nuo iki apie po prie prieš be dėl tarp pagal arba nei taip pat ar jis ji jie jos jo aš tu mes jūs mano tavo jų savo man tau mums kurie kuris kuri šis ši šie tas ta tie tos šio šios to jau dar tik labai daugiau būti bus nėra turi gali reikia kai kaip jei nes vienas viena du metais metų metus visi visų kitų vėliau tačiau',
  lv: 'un ir bija ar no uz kas ka par pēc pie tas tā tie tās es tu viņš viņa mēs jūs viņi nav bet vai kā arī tikai jau vēl ļoti līdz pirms starp savu tika tiek būt kad lai ja to šis šī gada ko vairāk',
  mk: 'и во на е се од да за со не што ги го ја му ќе како но или по до при кој која кои беше биле бил била сум тоа овој оваа овие тој таа тие нивните нивниот само исто така меѓу кога веќе најмногу многу поради според помеѓу сè уште има имаат може бидат',
  mr: 'आणि व या हा ही हे तो ती ते च ला ने मध्ये आहे आहेत होता होती होते नाही पण किंवा तर की जे जो जी मी तू आम्ही तुम्ही त्या त्यांनी त्यांच्या त्याच्या त्याने एक होत असे अशा केले केली केला झाले झाला झाली करण्यात येथे साठी यांनी यांच्या मधील व्या खूप सर्व काही',
  ms: 'yang dan di ke dari daripada untuk dengan ini itu adalah ialah pada tidak bukan dalam oleh akan telah sudah atau juga kepada sebagai mereka saya kami kita awak anda dia ia beliau kamu orang boleh ada tetapi jika kerana apabila bila lebih sangat hendak mahu nak perlu mesti tak sahaja saja ketika semasa seperti bagi para antara lagi masih pun lah semua setiap satu dua tahun bahawa sebab kereta wang cuba beritahu faham tengah pejabat cakap kenapa awal petang esok doktor hospital polis universiti telefon nombor syarikat kerajaan peratus isteri masyarakat tersebut merupakan terhadap sekitar iaitu manakala bagaimanapun berkata menerusi kanak',
  ne: 'को मा ले र हो छ छन् थियो थिए यो त्यो यस त्यस पनि लागि गर्न गरेको भएको भने तर वा म हामी तिमी तपाईं उनी उहाँ उनको मेरो हाम्रो एक सबै धेरै गर्छ हुन्छ भयो गरे गर्नु हुने सँग बाट देखि सम्म',
  nl: 'werd werden heeft had hebben tussen sinds tijdens zonder volgens verder vooral echter ook wel meer meest ander andere twee drie eerste jaar jaren deze dit die dat daar hier waar toen nu altijd nooit iets niets iemand niemand veel heel erg zeer zich haar hun hen hem jij jou jouw ons onze jullie u mij mijn ik je we ze kunnen kon moet moeten mag mogen wil willen gaat gaan komt onder over bij naar uit af ben bent was waren omdat als terwijl dus',
  no: 'jeg du han hun den det vi dere de meg deg seg oss dem min mitt mine din sin sitt er var har hadde blir ble vært og i på til av med for som om ikke fra ved etter mellom under over før siden uten mer mest andre annen annet to tre år første også men eller så da her der kan kunne vil ville skal skulle må måtte noe noen ingen alle bare veldig mye mange nå alltid aldri selv enn eg ikkje frå meir då dei vart vore berre nokon noko',
  pl: 'i w we z ze na do nie się to że jest są był była było byli być o od po za dla przez przy pod nad przed między jako jak ale lub albo oraz a tym tego ten ta te tej temu tych który która które których którym już tylko także też ja ty on ona ono my wy oni jego jej ich mnie mi cię go mu ją nas was sobie swoje swój ma mają miał może można bardzo więcej gdy kiedy jeśli czy bo więc aby żeby jeszcze zostać został została roku latach',
  pt: 'após antes desde durante sobre sob sem até cada todo toda todos todas outro outra outros outras então assim ainda porém pois porque enquanto embora além através segundo dentro fora contra apenas sempre nunca nada ninguém alguém algum alguma alguns algumas nenhum nenhuma tudo tão tanto muitos muita muitas pouco poucos bem mal agora hoje aqui ali lá ser sido sendo ter tido fazer feito foi pode podem poder deve devem vai vão vou ir dois duas três um uma uns umas primeiro primeira ano anos si mim comigo você nosso nossa nossos nossas deste desta destes destas neste nesta nestes nestas desse dessa nesse nessa dum duma num numa',
  ro: 'și să că nu mai prin pentru despre dintre între până după înainte fără sub peste din este sunt era erau fost avea avut are au va vor poate pot trebuie fi face făcut doi două trei an ani primul prima foarte mult multe mulți acest această acești aceste acel acea acei acele lui ei lor său sa săi sale meu mea tău ta nostru noastră eu tu el ea noi voi îmi îți își ne vă îl îi le',
  ru: 'это этот эта эти этого этой этих также может могут после при были быть между которые который которая однако например более менее очень просто меня мне мной тебя тебе вас вам нас нам наш ваш мой моя мое мои твой свой свою себя его её ему ей их им ними всё все всех весь вся уже ещё ничего никто никогда всегда год года лет два две три первый такой так там тут здесь тоже себе',
  sk: 'a i v vo na s so sa z zo do o od po pre pri za k ku u že je sú bol bola bolo boli byť nie to ten tá tento táto toto ktorý ktorá ktoré ako ale alebo ani než si ja ty on ona oni my vy jeho jej ich som sme ste bude budú však tiež iba len už až keď kde čo kto medzi pod pred nad ma mi ťa ho im má majú môže tejto toho tomu preto podľa pretože ešte viac roku svoj',
  sl: 'in v je na se da za so z s ne ki kot ali pa iz do od po pri o bil bila bilo biti ni ga mu to ta ti te tem tega jih njegov njen njihov sem smo ste bo bodo tudi samo že še ko ker med pod pred nad jaz on ona mi vi oni zelo več lahko kje kdo leta let vse tako',
  sq: 'dhe në të e i për me nga një që është janë ka si më nuk por ose u do së ishte kjo ky ai ajo ata kanë pas mbi deri',
  sr: 'и у је на да се за од су с са не о а као али из до или по био била било бити ће није ли га му то тај та овај ова ово при само већ такође према након пре између код све свој још те док јер један i u je na da se za od su sa ne o a kao ali iz do ili po bio bila bilo biti će nije li ga mu to taj ta ovaj ova ovo pri samo već takođe prema nakon pre između kod sve svoj još te dok jer jedan ko niko neko tokom opština hiljada istorija nedelja uvek bih sam smo ste oni',
  sv: 'jag du han hon den det vi ni de mig dig sig oss er dem min mitt mina din sin sitt sina är var har hade blir blev varit och i på till av med för som om inte från vid efter mellan under över före sedan utan mer mest andra annan annat två tre år första också men eller så då här där kan kunde vill ville ska skall skulle måste något någon några ingen inga alla bara mycket många nu alltid aldrig själv än enligt genom finns hos bli att',
  th: 'ที่ และ ใน ของ เป็น มี ได้ ว่า การ ไม่ ให้ จาก กับ โดย ไป มา นี้ นั้น ซึ่ง แต่ ก็ จะ อยู่ หรือ ต้อง เขา เธอ ฉัน ผม เรา พวกเขา มัน คุณ กว่า แล้ว ถูก เมื่อ เพื่อ ด้วย ต่อ อย่าง ระหว่าง ตาม ถึง ความ คน หนึ่ง สอง ทุก มาก ยัง เพราะ ถ้า ขึ้น ทั้ง ๆ ครับ ค่ะ',
  tl: 'ang ng sa mga na at ay si ni kay ito iyon iyan siya sila ako ikaw ka kami tayo kayo niya nila ko mo natin namin ninyo akin iyo kanya kanila hindi wala may mayroon para kung dahil pero o din rin lang lamang pa pala ba po nang isa isang dalawa lahat bawat mula hanggang upang habang kapag noong ngayon dito doon gusto dapat maaari huwag mas pinaka kanyang kanilang aking iyong ating aming naman daw raw nga talaga',
  tr: 've bir bu da de için ile olarak olan sonra önce kadar daha en çok gibi göre ise ancak veya ya hem her o şu ben sen biz siz onlar onu ona onun bunu buna bunun beni bana benim seni sana senin bizim sizin ki değil yok var oldu olduğu olduğunu eden etti etmek yıl yılında ilk iki üç arasında üzerinde tarafından hiç şey zaman şimdi',
  uk: 'і й та в у на з із зі не що до як це за по для від про але або його її їх я ми ти ви він вона воно вони мене мені тебе тобі нас нам вас вам їм йому був була було були бути є має мають може можуть при через між під над після перед так також тільки лише вже ще дуже більше коли якщо щоб бо тому цей ця ці цього цієї того тієї той ті який яка яке які яких свого своїх себе усі всі один два року років',
  ur: 'کا کے کی میں سے کو پر نے اور یا ایک یہ وہ اس ان بھی تو ہی نہیں کہ جو تھا تھے تھی ہے ہیں ہو ہوتا ہوتی گیا گئی گئے کر کرنے کرنا کیا لیے ساتھ تک اپنے اپنی بعد جب کچھ رہا رہے دیا سکتا ہم تم آپ',
  vi: 'là và của có không được trong cho với các những một này đó khi đã sẽ đang từ đến ở ra vào lên xuống về như để thì mà nhưng hoặc hay bởi tại theo trên dưới sau trước giữa nếu vì nên tôi bạn anh chị em ông bà nó họ chúng ta mình cũng rất nhiều hơn nhất phải bị do cùng còn chỉ mọi mỗi người việc sự rằng lại đi làm hai nào vẫn năm',
};

/** Most function words of Indonesian and Malay are the same, so the two share their lists but for these. */
export const onlyIndonesian =
  'bahwa bahwasanya karena karenanya dikarenakan bisa bisakah sebisanya kalian kapan kapankah kapanpun uang mobil kantor coba sore besok dokter polisi universitas paham bicara istri butuh membutuhkan gampang telepon nomor perusahaan persen enggak enggaknya nggak dong kok toh waduh wong gimana mau';
export const onlyMalay =
  'awak kerana mahu nak sahaja bahawa iaitu manakala menerusi ialah wang cuba beritahu pejabat cakap polis universiti doktor hospital telefon nombor syarikat peratus isteri kanak faham kereta nyatakan lelaki esok';
