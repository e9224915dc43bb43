import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageCode } from '../../../index/text/franc.ts';
import { functionWords, listedLanguages, stripDiacritics } from '../../../index/text/functionWords.ts';
import { type Corpus, detectArticleLanguage, detectLanguage } from '../../../index/text/language.ts';
import { questionWords } from '../../../index/text/questionWords.ts';

const corpus = (...languages: string[]): Corpus => ({ languages, share: () => 0 });
const discord =
  'id da de en es fr hr it lt hu nl no pl pt ro fi sv vi tr cs el bg ru uk hi th zh ja ko'.split(' ');
const extra = ['ms', 'ar', 'tl', 'ca', 'he', 'fa'];

const asked: Record<string, string> = {
  ar: 'من هو رئيس وزراء ماليزيا؟',
  bg: 'Кой е министър-председателят на Малайзия?',
  ca: 'Quina és la capital del país i quants habitants té?',
  cs: 'Kdo je předsedou vlády a kdy byl zvolen?',
  da: 'Hvem er statsminister, og hvornår blev han valgt?',
  de: 'Wer ist der Premierminister von Malaysia?',
  el: 'Ποιος είναι ο πρωθυπουργός της Μαλαισίας;',
  en: 'Who is the prime minister of Malaysia?',
  es: '¿Quién es el primer ministro de Malasia?',
  fa: 'نخست‌وزیر مالزی چه کسی است و چند سال دارد؟',
  fi: 'Kuka on Malesian pääministeri ja milloin hänet valittiin?',
  fr: "Qui est le premier ministre et qu'est-ce qu'il a dit ?",
  he: 'מי הוא ראש ממשלת מלזיה?',
  hi: 'मलेशिया के प्रधानमंत्री कौन हैं?',
  hr: 'Tko je predsjednik vlade i kada je izabran?',
  hu: 'Ki Malajzia miniszterelnöke, és mikor választották meg?',
  id: 'Siapa perdana menteri yang bisa bicara bahasa Jepang dan kapan dia datang?',
  it: 'Chi è il primo ministro della Malesia?',
  ja: 'マレーシアの首相は誰ですか？',
  ko: '말레이시아의 총리는 누구입니까?',
  lt: 'Kas yra Malaizijos ministras pirmininkas ir kada jis buvo išrinktas?',
  ms: 'Siapakah perdana menteri yang mahu bercakap kerana itu sahaja?',
  nl: 'Wie is de premier van Maleisië en hoeveel inwoners heeft het?',
  no: 'Hvem er statsministeren, og hva sa han etter møtet i går?',
  pl: 'Kto jest premierem Malezji i ile ma lat?',
  pt: 'Quem é o primeiro-ministro da Malásia?',
  ro: 'Cine este prim-ministrul Malaeziei?',
  ru: 'Кто премьер-министр Малайзии и сколько ему лет?',
  sv: 'Vem är statsminister och hur många invånare finns det?',
  th: 'นายกรัฐมนตรีมาเลเซียคือใคร',
  tl: 'Sino ang punong ministro ng Malaysia at ilang taon na siya?',
  tr: 'Malezya başbakanı kimdir ve kaç yaşındadır?',
  uk: 'Хто є прем’єр-міністром Малайзії і скільки йому років?',
  vi: 'Thủ tướng Malaysia là ai và bao nhiêu tuổi?',
  zh: '马来西亚总理是谁？',
};

describe('detectLanguage', () => {
  const everything = corpus(...discord, ...extra);

  test.each(Object.entries(asked))('a question in %s among all languages', (language, text) => {
    expect(detectLanguage(text, everything)).toMatchObject({
      language,
      detected: language,
      unsupported: false,
    });
    expect(detectLanguage(text.toUpperCase(), everything).language).toBe(language);
  });

  test.each(Object.entries(asked))('a question in %s without articles in it', (detected, text) => {
    const others = ['en', 'pt'].filter((other) => other !== detected);
    expect(detectLanguage(text, corpus(...others))).toMatchObject({ detected, unsupported: true });
  });

  test.each([
    ['es', '¿Cual es la poblacion del pais?'],
    ['pt', 'qual e a populacao do pais e quantos sao'],
    ['vi', 'thu tuong malaysia la ai va bao nhieu tuoi'],
    ['fr', 'ou est la tour la plus haute et a qui est-elle'],
    ['tr', 'BAŞBAKAN KİMDİR'],
    ['en', "whats the capitl of malasia and who's its primeminister"],
    ['en', 'hi, who is the presidente do Brasil?'],
    ['zh', '馬來西亞的總理是誰？'],
  ])('%s as people type: %s', (language, text) => {
    expect(detectLanguage(text, everything).language).toBe(language);
  });

  test.each([
    ['zh', 'The Lord of the Rings 的作者是谁'],
    ['ja', 'iPhone 17の値段は？'],
    ['ko', 'BTS는 누구인가요?'],
    ['ru', 'Кто написал The Great Gatsby?'],
    ['en', 'What does «Достоевский» mean in Russian?'],
    ['en', 'What does 北京大学 mean in English?'],
  ])('%s with names in another script: %s', (language, text) => {
    expect(detectLanguage(text, everything)).toMatchObject({ language, unsupported: false });
  });

  test.each(['Anwar Ibrahim Kishida', 'Kishida', 'ASEAN', 'Cristiano Ronaldo'])('names only: %s', (text) => {
    expect(detectLanguage(text, corpus('en', 'pt'))).toMatchObject({ unsupported: false, ambiguous: true });
  });

  test.each(['A que horas abre a biblioteca?', 'A que horas começa?', 'A que horas fecha o museu?'])(
    'a few words that are Spanish too: %s',
    (text) => {
      expect(detectLanguage(text, corpus('en', 'pt'))).toMatchObject({ language: 'pt', unsupported: false });
    },
  );

  test.each([
    ['es', '¿A qué hora abre la biblioteca?'],
    ['it', 'A che ora apre la biblioteca?'],
    ['ca', 'A quina hora obre la biblioteca?'],
  ])('a close relative of a language with articles is still noticed: %s', (detected, text) => {
    expect(detectLanguage(text, corpus('en', 'pt'))).toMatchObject({ detected, unsupported: true });
  });

  test.each(['Kishida', 'Anwar Ibrahim', 'Tokyo'])('a name in a script without articles: %s', (text) => {
    expect(detectLanguage(text, corpus('zh'))).toMatchObject({
      detected: null,
      unsupported: false,
      ambiguous: true,
    });
  });

  test('names only are sure where there is one language', () => {
    expect(detectLanguage('Anwar Ibrahim', corpus('pt'))).toMatchObject({ language: 'pt', ambiguous: false });
  });

  test.each(['', ' \n', '🎉', '\u0000\u0007', '?!', '12 34 56'])('nothing tells: %j', (text) => {
    const nothing = { language: null, detected: null, unsupported: false, ambiguous: true };
    expect(detectLanguage(text, everything, 'pt-BR')).toEqual(nothing);
  });

  test('the locale decides between languages that are as near', () => {
    const near = corpus('da', 'no');
    expect(detectLanguage('Oslo', near, 'da').language).toBe('da');
    expect(detectLanguage('Oslo', near, 'nb-NO').language).toBe('no');
    expect(detectLanguage('Who is the king?', corpus('en', 'pt'), 'pt-BR').language).toBe('en');
  });

  test("the articles' words decide where no other does", () => {
    const share = (language: string, word: string) => (language === 'vi' && word === 'huihui' ? 0.1 : 0);
    expect(detectLanguage('huihui', { languages: ['en', 'vi'], share }).language).toBe('vi');
  });

  test('a language that franc does not know is possible only by the chosen one', () => {
    expect(detectLanguage('Who is it?', corpus('xx'))).toMatchObject({
      language: null,
      detected: 'en',
      unsupported: true,
    });
    expect(detectLanguage('Who is it?', corpus())).toMatchObject({
      language: null,
      detected: 'en',
      unsupported: true,
    });
  });

  test('any text gets an answer from the corpus or none', () => {
    const few = corpus('en', 'zh', 'ar', 'pt');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string(), (text, locale) => {
        const { language, detected, unsupported, ambiguous } = detectLanguage(text, few, locale);
        expect(language === null || few.languages.includes(language)).toBe(true);
        if (detected === null) expect([language, unsupported, ambiguous]).toEqual([null, false, true]);
        expect(unsupported).toBe(detected !== language);
      }),
    );
  });

  test('a function word of two languages is not that of the one whose few articles have it more often', () => {
    const shares: Record<string, Record<string, number>> = { pt: { do: 0.8, a: 0.9 }, en: { a: 0.4 } };
    const corpus = {
      languages: ['en', 'pt'],
      share: (language: string, word: string) => shares[language]?.[word] ?? 0,
    };
    for (const text of ['How do I tune a piano?', 'How do I bake a cake?'])
      expect(detectLanguage(text, corpus).detected).toBe('en');
  });
});

describe('detectArticleLanguage', () => {
  test.each([
    ['pt', 'O governo anunciou ontem novas medidas de segurança. Elas entram em vigor no próximo mês.'],
    [
      'gl',
      'O goberno anunciou onte novas medidas de seguridade. Elas entrarán en vigor no mes que vén, coas axudas xa aprobadas.',
    ],
    ['es', 'El gobierno anunció ayer nuevas medidas de seguridad. Entrarán en vigor el próximo mes.'],
    [
      'ca',
      'El govern va anunciar ahir noves mesures de seguretat. Entraran en vigor el mes que ve, amb els ajuts.',
    ],
    [
      'id',
      'Pemerintah mengatakan bahwa aturan baru bisa berlaku bulan depan karena banyak perusahaan sudah siap.',
    ],
    [
      'ms',
      'Kerajaan berkata bahawa peraturan baharu boleh dikuatkuasakan bulan depan kerana banyak syarikat sudah bersedia.',
    ],
    [
      'no',
      'Regjeringen la i går fram nye tiltak for sikkerhet. De trer i kraft neste måned, etter at de ble vedtatt.',
    ],
    [
      'da',
      'Regeringen fremlagde i går nye tiltag for sikkerhed. De træder i kraft i næste måned, efter at de blev vedtaget.',
    ],
    [
      'hr',
      'Vlada je jučer objavila nove mjere sigurnosti. Stupit će na snagu sljedeći mjesec, a tko ih ne poštuje, bit će kažnjen.',
    ],
    [
      'sr',
      'Влада је јуче објавила нове мере безбедности. Ступиће на снагу следећег месеца и важиће у целој земљи.',
    ],
    [
      'cs',
      'Vláda včera oznámila nová bezpečnostní opatření. Vstoupí v platnost příští měsíc, protože je schválil parlament.',
    ],
    [
      'sk',
      'Vláda včera oznámila nové bezpečnostné opatrenia. Do platnosti vstúpia budúci mesiac, pretože ich schválil parlament.',
    ],
    [
      'uk',
      'Уряд учора оголосив нові заходи безпеки. Вони набудуть чинності наступного місяця по всій країні.',
    ],
    ['ru', 'Правительство вчера объявило о новых мерах безопасности. Они вступят в силу в следующем месяце.'],
    ['bg', 'Правителството вчера обяви нови мерки за сигурност. Те ще влязат в сила през следващия месец.'],
    ['hi', 'सरकार ने कल सुरक्षा के नए उपायों की घोषणा की। वे अगले महीने से लागू होंगे।'],
    ['mr', 'सरकारने काल सुरक्षेच्या नव्या उपायांची घोषणा केली. ते पुढील महिन्यापासून लागू होणार आहेत.'],
    ['ne', 'सरकारले हिजो सुरक्षाका नयाँ उपायहरूको घोषणा गरेको छ। ती अर्को महिनादेखि लागू हुने छन्।'],
    ['zh', '政府昨天宣布了新的安全措施。这些措施将于下个月生效。'],
    ['zh', '政府昨天宣布了新的安全措施。這些措施將於下個月生效。'],
    ['ja', '政府は昨日、新安全保障対策を発表した。来月施行予定である。'],
    ['ar', 'أعلنت الحكومة أمس عن إجراءات أمنية جديدة. وستدخل حيز التنفيذ في الشهر المقبل.'],
    ['fa', 'دولت دیروز تدابیر امنیتی تازه‌ای را اعلام کرد. این تدابیر از ماه آینده اجرا می‌شود.'],
    ['ur', 'حکومت نے کل سیکیورٹی کے نئے اقدامات کا اعلان کیا۔ یہ اگلے مہینے سے نافذ ہوں گے۔'],
    [
      'tl',
      'Inihayag kahapon ng pamahalaan ang mga bagong hakbang sa seguridad. Magkakabisa ang mga ito sa susunod na buwan.',
    ],
  ])('two sentences in %s', (language, text) => {
    expect(detectArticleLanguage(text)).toBe(language);
  });

  test.each([
    [
      'sw',
      'Watu wote wamezaliwa huru, hadhi na haki zao ni sawa. Wote wamejaliwa akili na dhamiri, hivyo yapasa watendeane kindugu.',
    ],
    ['bn', 'সরকার গতকাল নতুন নিরাপত্তা ব্যবস্থা ঘোষণা করেছে।'],
  ])('a language without lists: %s', (language, text) => {
    expect(detectArticleLanguage(text)).toBe(language);
  });

  test('names in another script do not make a Chinese article English', () => {
    expect(
      detectArticleLanguage('Cristiano Ronaldo 加入 Manchester United 后，与 Rooney 一起为球队效力。'),
    ).toBe('zh');
  });

  test('more Han than kana is Japanese all the same', () => {
    expect(detectArticleLanguage('東京大学教授会は昨日、新学長候補者選考委員会設置を決定した。')).toBe('ja');
  });

  test('boilerplate at the beginning of a long text does not decide', () => {
    const boilerplate =
      'This article is published under a free licence. All rights are reserved by the authors. ';
    const body = 'O governo anunciou ontem novas medidas de segurança para todo o país. '.repeat(60);
    expect(detectArticleLanguage(boilerplate + body)).toBe('pt');
  });

  test.each(['', '123', '🎉 —', '\u0000'])('nothing tells: %j', (text) => {
    expect(detectArticleLanguage(text)).toBe('und');
  });
});

test('a question asks for the share of each word in each language once, and a long one is not read whole', async () => {
  let asked = 0;
  const share = () => {
    asked++;
    return 0.5;
  };
  const many = { languages: [...discord, ...extra], share };
  const text = 'How many inhabitants does the biggest city of the country have today?';
  detectLanguage(text, many);
  expect(asked).toBe(12 * many.languages.length);
  asked = 0;
  detectLanguage(`${text} `.repeat(1000), many);
  expect(asked).toBeLessThan(20 * 12 * many.languages.length);
});

test('one code a language', () => {
  const tags = [
    'pt-BR',
    'zh-TW',
    'zh-CN',
    'es-419',
    'sv-SE',
    'nb',
    'nn-NO',
    'no',
    'fil',
    'tl',
    'ms',
    'zsm',
    'zlm',
    'cmn',
    'por',
    'iw',
    'pt_BR',
    'und',
    '',
    '!',
  ];
  expect(tags.map(languageCode)).toEqual([
    'pt',
    'zh',
    'zh',
    'es',
    'sv',
    'no',
    'no',
    'no',
    'tl',
    'tl',
    'ms',
    'ms',
    'ms',
    'zh',
    'pt',
    'he',
    'pt',
    null,
    null,
    null,
  ]);
});

describe('functionWords', () => {
  test.each([...discord, ...extra])(
    '%s has question words and stop words, with and without accents',
    (language) => {
      expect(questionWords[language]?.split(' ').length).toBeGreaterThanOrEqual(18);
      const words = functionWords(language);
      expect(words.size).toBeGreaterThan(70);
      for (const word of words) expect(words.has(stripDiacritics(word))).toBe(true);
      for (const word of words) expect(word).toBe(word.normalize('NFC').toLowerCase());
    },
  );

  test('contractions are known by their parts', () => {
    expect(['what', 's'].every((word) => functionWords('en').has(word))).toBe(true);
    expect(['qu', 'est', 'ce', 'ou', 'où'].every((word) => functionWords('fr').has(word))).toBe(true);
  });

  test('so are contractions as people type them, but for what is another word then', () => {
    const english = functionWords('en');
    expect(['couldnt', 'dont', 'whats', 'youre'].filter((word) => !english.has(word))).toEqual([]);
    expect(['hell', 'shell', 'shed', 'wed', 'ill'].filter((word) => english.has(word))).toEqual([]);
    expect(functionWords('fr').has('cest')).toBe(true);
  });

  test('a language without a list has none', () => {
    expect(functionWords('xx').size).toBe(0);
    expect(functionWords('constructor').size).toBe(0);
    expect(listedLanguages).not.toContain('xx');
  });
});

test.each([
  ['coração', 'coracao'],
  ['straße', 'strasse'],
  ['đường', 'duong'],
  ['ποιος', 'ποιοσ'],
  ['πού', 'που'],
  ['ещё', 'еще'],
  ['какой', 'какой'],
  ['أين', 'اين'],
  ['ทำไม', 'ทำไม'],
  ['क्या', 'क्या'],
])('bare %s is %s', (word, expected) => {
  expect(stripDiacritics(word)).toBe(expected);
});
