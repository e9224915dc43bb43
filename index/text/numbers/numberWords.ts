/** What a word adds to a number that is spelled out. */
export interface NumberWord {
  value: number;
  /** It multiplies what stands before it (“two hundred”); else it is added (“twenty one”). */
  multiplies?: true;
  /** It is added to what stands before it (“dua belas”, 12) and begins no number. */
  adds?: true;
  /** It tells a place in an order; nothing follows it. */
  ordinal?: true;
}

/** What a word, in the form of `tokenize` and without accents or not, says of a number in a language (ISO 639-1). */
export function numberWord(word: string, language: string): NumberWord | undefined {
  return tableOf(language)?.get(word);
}

/** Whether numbers that are spelled out are known in a language. */
export function readsSpelledNumbers(language: string): boolean {
  return language in SPELLED;
}

/** What stands between the parts of a number and says nothing: “two hundred and five”. */
export function joinsNumbers(word: string, language: string): boolean {
  return JOINTS[language] === word;
}

const JOINTS: Readonly<Record<string, string>> = { en: 'and', es: 'y', fr: 'et', pt: 'e' };

const tables = new Map<string, ReadonlyMap<string, NumberWord> | undefined>();

function tableOf(language: string): ReadonlyMap<string, NumberWord> | undefined {
  if (!tables.has(language)) {
    const words = SPELLED[language];
    tables.set(language, words && compile(words, language));
  }
  return tables.get(language);
}

function compile({ small, tens, powers, ordinals = '' }: Spelled, language: string) {
  const table = new Map<string, NumberWord>();
  const add = (list: string, word: (place: number) => NumberWord) => {
    for (const [place, forms] of list.split(' ').entries())
      for (const form of forms.split('/')) if (form !== '-') table.set(form, word(place));
  };
  const endings = language === 'de' ? ['e', 'en', 'er', 'es', 'em'] : [''];
  for (const [place, forms] of ordinals.split(' ').entries())
    for (const form of forms.split('/'))
      if (form !== '-')
        for (const ending of endings) table.set(`${form}${ending}`, { value: place + 1, ordinal: true });
  add(small, (place) => ({ value: place }));
  add(tens, (place) => ({ value: (place + 2) * 10 }));
  add(powers, (place) => ({ value: POWERS[place] as number, multiplies: true }));
  for (const [word, value] of Object.entries(HUNDREDS[language] ?? {})) table.set(word, { value });
  if (language === 'id')
    table.set('puluh', { value: 10, multiplies: true }).set('belas', { value: 10, adds: true });
  if (language === 'de') for (const [word, value] of germanCompounds(small, tens)) table.set(word, { value });
  if (language === 'it')
    for (const [word, value] of italianCompounds(small, tens)) table.set(word, { value });
  return table;
}

/** Zweiundvierzig, zweihundert, dreitausend. */
function* germanCompounds(small: string, tens: string): Iterable<[string, number]> {
  for (const [unit, forms] of small.split(' ').slice(0, 10).entries()) {
    const form = unit === 1 ? 'ein' : (forms.split('/')[0] as string);
    if (unit === 0) continue;
    for (const [place, ten] of tens.split(' ').entries()) yield [`${form}und${ten}`, (place + 2) * 10 + unit];
    yield [`${form}hundert`, unit * 100];
    yield [`${form}tausend`, unit * 1000];
  }
}

/** Ventuno, trentadue, duecento, tremila. */
function* italianCompounds(small: string, tens: string): Iterable<[string, number]> {
  for (const [unit, form] of small.split(' ').slice(0, 10).entries()) {
    if (unit === 0) continue;
    const own = unit === 1 ? 'uno' : form;
    for (const [place, ten] of tens.split(' ').entries())
      yield [`${/^[uo]/.test(own) ? ten.slice(0, -1) : ten}${own}`, (place + 2) * 10 + unit];
    if (unit === 1) continue;
    yield [`${form}cento`, unit * 100];
    yield [`${form}mila`, unit * 1000];
  }
}

/** A hundred, a thousand, a million. */
const POWERS = [100, 1000, 1_000_000];

/**
 * Words by their place, their forms with / between them.
 */
interface Spelled {
  /** 0 to 20 */
  small: string;
  /** 20 to 90 */
  tens: string;
  /** 100, 1,000 and 1,000,000 */
  powers: string;
  /** First to tenth, or to twentieth. */
  ordinals?: string;
}

const SPELLED: Readonly<Record<string, Spelled>> = {
  de: {
    small:
      'null eins/ein zwei drei vier fünf/fuenf sechs sieben acht neun zehn elf zwölf/zwoelf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
    tens: 'zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig',
    powers: 'hundert/einhundert tausend/eintausend million/millionen',
    ordinals:
      'erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst',
  },
  en: {
    small:
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    tens: 'twenty thirty forty fifty sixty seventy eighty ninety',
    powers: 'hundred thousand million/millions',
    ordinals:
      'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  },
  es: {
    small:
      'cero uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis/dieciseis diecisiete dieciocho diecinueve veinte veintiuno/veintiún/veintiuna veintidós/veintidos veintitrés/veintitres veinticuatro veinticinco veintiséis/veintiseis veintisiete veintiocho veintinueve',
    tens: 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
    powers: 'cien/ciento mil millón/millon/millones',
    ordinals:
      'primero/primera/primer segundo/segunda tercero/tercera/tercer cuarto/cuarta quinto/quinta sexto/sexta séptimo/séptima octavo/octava noveno/novena décimo/décima',
  },
  fr: {
    small:
      'zéro/zero un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
    tens: 'vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante',
    powers: 'cent/cents mille million/millions',
    ordinals:
      'premier/première/premiere deuxième/deuxieme/second/seconde troisième/troisieme quatrième/quatrieme cinquième/cinquieme sixième/sixieme septième/septieme huitième/huitieme neuvième/neuvieme dixième/dixieme onzième douzième treizième quatorzième quinzième seizième - - - vingtième',
  },
  id: {
    small: 'nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas',
    tens: '',
    powers: 'ratus ribu juta',
    ordinals: 'pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh',
  },
  it: {
    small:
      'zero uno/un/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
    tens: 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta',
    powers: 'cento mille/mila milione/milioni',
    ordinals:
      'primo/prima secondo/seconda terzo/terza quarto/quarta quinto/quinta sesto/sesta settimo/settima ottavo/ottava nono/nona decimo/decima',
  },
  ja: { small: '〇/零 一 二 三 四 五 六 七 八 九 十', tens: '', powers: '百 千' },
  zh: { small: '〇/零 一 二/两/兩 三 四 五 六 七 八 九 十', tens: '', powers: '百 千' },
  pt: {
    small:
      'zero um/uma dois/duas três/tres quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove',
    tens: 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
    powers: 'cem/cento mil milhão/milhao/milhões/milhoes',
    ordinals:
      'primeiro/primeira segundo/segunda terceiro/terceira quarto/quarta quinto/quinta sexto/sexta sétimo/sétima oitavo/oitava nono/nona décimo/décima',
  },
};

/** Hundreds in one word of their own, and Indonesian words that hold a one. */
const HUNDREDS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  es: {
    doscientos: 200,
    doscientas: 200,
    trescientos: 300,
    trescientas: 300,
    cuatrocientos: 400,
    quinientos: 500,
    seiscientos: 600,
    setecientos: 700,
    ochocientos: 800,
    novecientos: 900,
  },
  id: { seratus: 100, seribu: 1000 },
  pt: {
    duzentos: 200,
    duzentas: 200,
    trezentos: 300,
    trezentas: 300,
    quatrocentos: 400,
    quinhentos: 500,
    seiscentos: 600,
    setecentos: 700,
    oitocentos: 800,
    novecentos: 900,
  },
};
