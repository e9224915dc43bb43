/** What kind of answer a question asks for, as far as its question words tell. */
export interface Asks {
  /** A number, an amount or a date. */
  number: boolean;
  /** Somebody, or a place. */
  name: boolean;
}

/**
 * Reads the question words of a language (ISO 639-1); an unknown language asks for nothing in particular. The tables are
 * matched as whole words where the script has spaces, anywhere otherwise.
 */
export function readAsks(question: string, language: string | null): Asks {
  const text = question.normalize('NFC').toLowerCase();
  const own = language ? patterns(language) : undefined;
  return { number: own?.number?.test(text) ?? false, name: own?.name?.test(text) ?? false };
}

/** When, how many, how much, how old, what year, what share. */
const number: Readonly<Record<string, string>> = {
  ar: 'متى|كم|أي عام|أي سنة|عدد|نسبة|تاريخ|العام|السنة',
  bg: 'кога|колко|коя година|процент|брой',
  ca: 'quan|quants?|quantes|quin any|percentatge',
  cs: 'kdy|kolik|kolikátého|který rok|ve kterém roce|procent',
  da: 'hvornår|hvor mange|hvor meget|hvor gammel|hvilket år|procent',
  de: 'wann|wie ?viele?|wie ?vielen|wie alt|wie lange|wie hoch|wie groß|wie weit|welchem jahr|welches jahr|prozentsatz|anzahl|datum',
  el: 'πότε|πόσ(?:α|ες|οι|ος|η|ο|ων|ους)|ποιο έτος|ποια χρονιά|ποσοστό|αριθμός',
  en: 'when|how (?:many|much|old|long|far|tall|big|large|high|often|fast)|(?:what|which) (?:year|date|day|month|percent\\w*|number|age|century|decade|amount)|percentage',
  es: 'cuándo|cuando|cuánt[oa]s?|cuant[oa]s?|qué año|que año|qué fecha|porcentaje|número|edad|siglo',
  fa: 'چند|کی|چه سالی|چه زمانی|چقدر|درصد',
  fi: 'milloin|kuinka (?:monta|paljon|vanha|pitkä)|minä vuonna|montako|prosentti',
  fr: 'quand|combien|quelle année|quel âge|quelle date|pourcentage|nombre|siècle',
  he: 'מתי|כמה|איזו שנה|אחוז|מספר',
  hi: 'कब|कितन[ाेी]|किस वर्ष|किस साल|प्रतिशत|संख्या',
  hr: 'kada|koliko|koje godine|postotak|broj',
  hu: 'mikor|hány|mennyi|hányan|melyik évben|százalék',
  id: 'kapan|berapa|tahun berapa|persen|jumlah',
  it: 'quando|quant[oaie]|che anno|quale anno|percentuale|numero|secolo',
  ja: 'いつ|何年|何月|何日|何人|何個|いくつ|いくら|どれくらい|どのくらい|何パーセント|何歳|何時',
  ko: '언제|몇|얼마|어느 해|몇년|퍼센트',
  lt: 'kada|kiek|kuriais metais|procent',
  ms: 'bila|berapa|tahun berapa|peratus|jumlah',
  nl: 'wanneer|hoeveel|hoe (?:oud|lang|ver|groot|hoog|vaak)|welk jaar|percentage|aantal',
  no: 'når|hvor mange|hvor mye|hvor gammel|hvilket år|prosent',
  pl: 'kiedy|ile|ilu|którym roku|procent|liczba',
  pt: 'quando|quant[oa]s?|que ano|qual ano|que data|que dia|porcentagem|percentagem|número|idade|século',
  ro: 'când|cand|cât|câți|câte|câtă|cat|cati|cate|ce an|procent|număr|secol',
  ru: 'когда|сколько|каком году|какой год|процент|число|возраст|количество|веке',
  sv: 'när|hur (?:många|mycket|gammal|lång|långt|stor)|vilket år|procent|antal',
  th: 'เมื่อไหร่|เมื่อไร|เมื่อใด|กี่|เท่าไหร่|เท่าไร|เท่าใด|ปีใด|ปีไหน|ปีอะไร|จำนวน|ร้อยละ|เปอร์เซ็นต์',
  tl: 'kailan|ilan|magkano|anong taon|porsiyento',
  tr: 'ne zaman|kaç|kaçta|kaçıncı|ne kadar|hangi yıl|yüzde|hangi tarih',
  uk: 'коли|скільки|якому році|відсот|кількість',
  vi: 'khi nào|bao giờ|bao nhiêu|mấy|năm nào|ngày nào|thế kỷ|phần trăm|bao lâu|bao xa',
  zh: '多少|几|幾|何时|何時|什么时候|什麼時候|哪年|哪一年|哪一天|多大|多久|多长|多高|百分|年份|日期|数量',
};

/** Who, whose, where. */
const name: Readonly<Record<string, string>> = {
  ar: 'من هو|من هي|من|أين|اين|اسم',
  bg: 'кой|коя|кого|къде',
  ca: 'qui|on',
  cs: 'kdo|koho|komu|kým|kde|kam',
  da: 'hvem|hvis|hvor',
  de: 'wer|wem|wen|wessen|wo|wohin|woher|welche[rs]? (?:person|stadt|land)|name',
  el: 'ποιος|ποιοι|ποιον|ποιους|πού|όνομα',
  en: 'who|whom|whose|where|(?:what|which) (?:person|city|country|state|place|town|team|company)|name',
  es: 'quién|quien|quiénes|quienes|dónde|donde|nombre|qué (?:ciudad|país|persona|lugar)',
  fa: 'چه کسی|کجا|کیست',
  fi: 'kuka|ketkä|kenen|missä|minne',
  fr: 'qui|où|nom',
  he: 'מי|איפה|היכן|שם',
  hi: 'कौन|किसने|किसे|किसका|कहाँ|कहां|नाम',
  hr: 'tko|koga|gdje|kamo',
  hu: 'ki|kik|kit|hol|hová',
  id: 'siapa|siapakah|di mana|dimana|nama',
  it: 'chi|dove|nome',
  ja: '誰|だれ|どこ|名前',
  ko: '누구|누가|어디|이름',
  lt: 'kas|ką|kur',
  ms: 'siapa|siapakah|di mana|nama',
  nl: 'wie|wiens|waar|naam',
  no: 'hvem|hvor',
  pl: 'kto|kogo|komu|gdzie|dokąd',
  pt: 'quem|onde|nome|que (?:cidade|país|pessoa|lugar)',
  ro: 'cine|cui|pe cine|unde|nume',
  ru: 'кто|кого|кому|кем|чей|где|куда|имя|как зовут',
  sv: 'vem|vems|var',
  th: 'ใคร|ที่ไหน|ผู้ใด|ชื่อ',
  tl: 'sino|kanino|saan',
  tr: 'kim|kimin|kime|kimdir|nerede|nereye|adı|hangi (?:şehir|ülke)',
  uk: 'хто|кого|кому|де|куди',
  vi: 'ai|ở đâu|nơi nào|tên',
  zh: '谁|誰|哪里|哪裡|哪儿|何处|名字|何人|哪个(?:国家|城市)',
};

const cache = new Map<string, { number?: RegExp; name?: RegExp }>();

function patterns(language: string): { number?: RegExp; name?: RegExp } {
  let own = cache.get(language);
  if (!own) {
    own = { ...compiled('number', number[language]), ...compiled('name', name[language]) };
    cache.set(language, own);
  }
  return own;
}

function compiled(key: 'number' | 'name', words: string | undefined): { number?: RegExp; name?: RegExp } {
  if (!words) return {};
  const spaced = /[a-zа-яα-ωأ-يא-ת]/u.test(words);
  return { [key]: new RegExp(spaced ? `(?<![\\p{L}\\p{M}])(?:${words})(?![\\p{L}\\p{M}])` : words, 'u') };
}
