import { duration, reason } from './whyAndHowLong.ts';

/** What kind of answer a question asks for, as far as its question words tell. */
export interface ExpectedAnswerType {
  /** A date or a time. */
  date: boolean;
  /** A number or an amount. */
  amount: boolean;
  /** Somebody, a place, the name of something. */
  name: boolean;
  /** For how long. */
  duration: boolean;
  /** Why. */
  reason: boolean;
}

/**
 * Reads the question words of a language (ISO 639-1); a question in an unknown language asks for nothing in particular.
 * The tables are matched as whole words where the script has spaces, anywhere otherwise.
 */
export function classifyQuestion(question: string, language: string | null): ExpectedAnswerType {
  const text = question.normalize('NFC').toLowerCase();
  const test = (table: Table) => (language ? (tablePattern(table, language)?.test(text) ?? false) : false);
  return {
    date: test(date),
    amount: test(amount),
    name: test(name),
    duration: test(duration),
    reason: test(reason),
  };
}

type Table = Readonly<Record<string, string>>;

/** When, what year, which day. */
const date: Table = {
  ar: 'متى|(?:أي|اي|أية) (?:عام|سنة|يوم|شهر|تاريخ)|تاريخ',
  bg: 'кога|(?:коя|каква) година|кой ден|дата',
  ca: 'quan|quin (?:any|dia|mes)|data',
  cs: 'kdy|(?:kterém|jakém) roce|který (?:rok|den)|datum',
  da: 'hvornår|hvilket år|hvilken (?:dag|dato|måned)',
  de: 'wann|(?:welchem|welches|welchen) (?:jahr|jahre|jahrhundert|tag|monat|datum)|datum',
  el: 'πότε|(?:ποιο|ποια|ποιον) (?:έτος|χρονιά|χρόνο|ημερομηνία|αιώνα|μήνα|ημέρα)|ημερομηνία',
  en: 'when|(?:what|which) (?:year|date|day|month|century|decade|era|time)|year|date',
  es: 'cuándo|cuando|(?:qué|que|cuál) (?:año|fecha|día|mes|siglo|década)|año|fecha',
  fa: 'چه (?:سالی|زمانی|روزی|وقت)|کی',
  fi: 'milloin|minä (?:vuonna|päivänä)|päivämäärä',
  fr: 'quand|quel(?:le)? (?:année|jour|date|mois|siècle|époque)|date',
  he: 'מתי|(?:איזו|באיזו) שנה|תאריך',
  hi: 'कब|(?:किस|कौन से) (?:वर्ष|साल|तारीख|दिन|महीने)|तारीख',
  hr: 'kada|(?:koje|kojoj) godine?|datum',
  hu: 'mikor|(?:melyik|milyen) (?:évben|napon|évszázadban)|dátum',
  id: 'kapan|tahun berapa|tanggal (?:berapa|apa)|hari apa',
  it: 'quando|(?:che|quale) (?:anno|data|giorno|mese|secolo)|data',
  ja: 'いつ|何年|何月|何日|何曜日|何時|何世紀',
  ko: '언제|(?:어느|몇) ?(?:해|년|날|월|세기)|날짜',
  lt: 'kada|kuriais metais|data',
  ms: 'bila|tahun berapa|tarikh|hari apa',
  nl: 'wanneer|(?:welk|welke) (?:jaar|dag|datum|maand|eeuw)|datum',
  no: 'når|hvilket år|hvilken (?:dag|dato|måned)',
  pl: 'kiedy|(?:którym|jakim) (?:roku|dniu|wieku)|data',
  pt: 'quando|(?:que|qual|quais) (?:ano|anos|data|datas|dia|dias|mês|século|década)|ano|data',
  ro: 'când|cand|(?:ce|care) (?:an|dată|zi|lună|secol)|anul|data',
  ru: 'когда|(?:каком|какой|какого|какие) (?:год|году|года|день|дня|дату|месяц|веке|век)|дата|год',
  sv: 'när|vilket (?:år|datum|århundrade)|vilken (?:dag|månad)',
  th: 'เมื่อไหร่|เมื่อไร|เมื่อใด|ปีใด|ปีไหน|ปีอะไร|วันใด|วันที่เท่าไหร่|เวลาใด',
  tl: 'kailan|anong (?:taon|petsa|araw)',
  tr: 'ne zaman|hangi (?:yıl|yılda|tarih|tarihte|gün|günde|ay|yüzyıl|yüzyılda)|kaç yılında',
  uk: 'коли|(?:якому|який|якого) (?:рік|році|року|день|дня|столітті)|дата',
  vi: 'khi nào|bao giờ|(?:năm|ngày|tháng|thế kỷ|thời gian) (?:nào|mấy|bao nhiêu)|lúc nào',
  zh: '何时|何時|什么时候|什麼時候|什么时间|哪年|哪一年|哪一天|哪天|几月|哪个世纪|年份|日期',
};

/** How many, how much, how old, what share. */
const amount: Table = {
  ar: 'كم|عدد|نسبة|مقدار',
  bg: 'колко|процент|брой',
  ca: 'quants?|quant[ea]s?|percentatge|número',
  cs: 'kolik|kolikátého|procent|počet',
  da: 'hvor (?:mange|meget|gammel|stor|lang)|procent|antal',
  de: 'wie ?viele?|wie ?vielen|wie (?:alt|lange|hoch|groß|weit|viel)|prozent\\p{L}*|anzahl|zahl',
  el: 'πόσ(?:α|ες|οι|ος|η|ο|ων|ους)|ποσοστό|αριθμός|ηλικία',
  en: 'how (?:many|much|old|long|far|tall|big|large|high|often|fast|wide|deep|heavy)|(?:what|which) (?:percent\\w*|number|age|amount|share|size|score)|percentage|number',
  es: 'cuánt[oa]s?|cuant[oa]s?|porcentaje|número|edad|cantidad',
  fa: 'چند|چقدر|درصد|تعداد',
  fi: 'kuinka (?:monta|paljon|vanha|pitkä|suuri)|montako|prosentti|määrä',
  fr: 'combien|quel âge|pourcentage|nombre',
  he: 'כמה|אחוז|מספר',
  hi: 'कितन[ाेी]|प्रतिशत|संख्या|मात्रा',
  hr: 'koliko|postotak|broj',
  hu: 'hány\\p{L}*|mennyi\\p{L}*|százalék',
  id: 'berapa|persen|jumlah',
  it: 'quant[oaie]|percentuale|numero|età',
  ja: '何(?:人|個|歳|回|度|パーセント|キロ|メートル)|いくつ|いくら|どれ(?:くらい|だけ)|どのくらい|割合',
  ko: '몇|얼마|퍼센트|비율|숫자',
  lt: 'kiek|procent\\p{L}*|skaičius',
  ms: 'berapa|peratus|jumlah',
  nl: 'hoeveel|hoe (?:oud|lang|ver|groot|hoog|vaak)|percentage|aantal',
  no: 'hvor (?:mange|mye|gammel|stor|lang)|prosent|antall',
  pl: 'ile|ilu|procent|liczba|liczbę',
  pt: 'quant[oa]s?|porcentagem|percentagem|número|idade|quantidade',
  ro: 'cât|câți|câte|câtă|cat|cati|cate|procent\\p{L}*|număr\\p{L}*',
  ru: 'сколько|скольких|процент\\p{L}*|число|возраст|количество',
  sv: 'hur (?:många|mycket|gammal|lång|långt|stor)|procent|antal',
  th: 'กี่|เท่าไหร่|เท่าไร|เท่าใด|จำนวน|ร้อยละ|เปอร์เซ็นต์',
  tl: 'ilan|magkano|gaano|porsiyento',
  tr: 'kaç\\p{L}*|ne kadar|yüzde|sayısı',
  uk: 'скільки|відсот\\p{L}*|кількість',
  vi: 'bao (?:nhiêu|lâu|xa)|mấy|phần trăm|số lượng',
  zh: '多少|几|幾|多大|多久|多长|多高|多远|百分|数量',
};

/** Who, whose, where, which country. */
const name: Table = {
  ar: 'من (?:هو|هي|هم|الذي|كان|كانت)|من|أين|اين|اسم|(?:أي|اي|ما) (?:دولة|مدينة|بلد|شركة)',
  bg: 'кой|коя|кои|кого|къде|име',
  ca: 'qui|on|quin(?:s|es)? (?:país|països|ciutats?)|nom',
  cs: 'kdo|koho|komu|kým|kde|kam|čí|jméno',
  da: 'hvem|hvis|hvor|navn|hvilke[nt]? (?:by|land|lande)',
  de: 'wer|wem|wen|wessen|wo|wohin|woher|welche[rsnm]? (?:person|stadt|städte|land|länder|ländern|team|firma)|name\\p{L}*|heißt',
  el: 'ποιος|ποιοι|ποιον|ποιους|ποιες|πού|όνομα|ποια (?:χώρα|πόλη|εταιρεία)',
  en: 'who|whom|whose|where|(?:what|which) (?:\\w+ )?(?:person|people|city|cities|country|countries|state|states|place|places|town|team|teams|company|companies|members?)|names?|called',
  es: 'quién|quien|quiénes|quienes|dónde|donde|nombres?|(?:qué|que|cuáles) (?:ciudad|ciudades|país|países|personas?|lugar|lugares|equipo|empresa)|llama',
  fa: 'چه کسی|کجا|کیست|نام',
  fi: 'kuka|ketkä|kenen|missä|minne|nimi|mitkä maat',
  fr: 'qui|où|noms?|quel(?:le)?s? (?:pays|villes?|personnes?|équipe|lieu)|appelle',
  he: 'מי|איפה|היכן|שם|(?:איזו|אילו) (?:מדינה|מדינות|עיר)',
  hi: 'कौन|किसने|किसे|किसका|किसके|कहाँ|कहां|नाम',
  hr: 'tko|koga|gdje|kamo|ime|koje zemlje',
  hu: 'kik?|kit|kinek|hol|hová|név|neve|melyik (?:ország|város)\\p{L}*',
  id: 'siapa|siapakah|di mana|dimana|nama|negara mana',
  it: 'chi|dove|nomi?|(?:che|quale|quali) (?:paese|paesi|città|persone?)|chiama',
  ja: '誰|だれ|どこ|名前|どの国|何という',
  ko: '누구|누가|어디|이름|어느 나라',
  lt: 'kas|ką|kur|vardas',
  ms: 'siapa|siapakah|di mana|nama|negara mana',
  nl: 'wie|wiens|waar|naam|welke (?:landen|steden|stad)|heet',
  no: 'hvem|hvor|navn|hvilke land',
  pl: 'kto|kogo|komu|kim|gdzie|dokąd|imię|nazwa|które kraje',
  pt: 'quem|onde|nomes?|(?:que|qual|quais) (?:cidade|cidades|país|países|pessoas?|lugar|lugares|estados?|equipe|empresa)|chama',
  ro: 'cine|cui|pe cine|unde|numele?|(?:ce|care) (?:țară|țări|oraș|orașe|persoană|echipă)',
  ru: 'кто|кого|кому|кем|чей|чья|где|куда|имя|имени|зовут|как(?:ие|ой|ая) (?:страны|страна|город|города|человек)',
  sv: 'vem|vems|var|namn|vilka länder|heter',
  th: 'ใคร|ที่ไหน|ผู้ใด|ชื่อ|ประเทศใด|ประเทศอะไร|เมืองใด',
  tl: 'sino|kanino|saan|pangalan|anong (?:bansa|lungsod)',
  tr: 'kim\\p{L}*|nerede|nereye|nerededir|adı|hangi (?:şehir|ülke|takım)\\p{L}*',
  uk: 'хто|кого|кому|ким|де|куди|ім.я|які країни',
  vi: 'ai|ở đâu|nơi nào|tên|(?:quốc gia|nước|thành phố|đội|người) nào',
  zh: '谁|誰|哪里|哪裡|哪儿|何处|名字|名称|何人|哪(?:个|些|位)(?:国家|城市|人|队)|叫什么',
};

const cache = new Map<Table, Map<string, RegExp | undefined>>();

/** The words of a table in one language; undefined where it has none. */
export function tablePattern(table: Table, language: string): RegExp | undefined {
  let compiled = cache.get(table);
  if (!compiled) {
    compiled = new Map();
    cache.set(table, compiled);
  }
  if (!compiled.has(language)) compiled.set(language, compile(table[language], language));
  return compiled.get(language);
}

/** “In the year 1860” asks for no year. */
const GIVEN = '(?!\\s+(?:de\\s+|del\\s+|of\\s+)?\\p{N})';

function compile(words: string | undefined, language: string): RegExp | undefined {
  if (!words) return undefined;
  const whole = !['ja', 'th', 'zh', 'ko'].includes(language);
  return new RegExp(whole ? `(?<![\\p{L}\\p{M}])(?:${words})(?![\\p{L}\\p{M}])${GIVEN}` : words, 'u');
}
