import type { ServerMessages } from '../serverMessages.ts';
import { words } from '../words.ts';

const w = words('de');

export const de: ServerMessages = {
  settings: {
    heading: 'Einstellungen dieses Servers',
    everywhere: 'Öffentliche Antworten: in allen Kanälen',
    onlyIn: (channels) => `Öffentliche Antworten: nur in ${channels}`,
    nowhere: 'Öffentliche Antworten: nirgends; `/fragen` antwortet privat',
    language: (language) => `Sprache, wenn eine Frage sie nicht verrät: ${language}`,
    serversOwn: (language) => `die des Servers (${language})`,
    publicly: '`/fragen` ohne `privat`: antwortet öffentlich',
    privately: '`/fragen` ohne `privat`: antwortet privat',
    inThread: 'Erwähnungen: werden in einem eigenen Thread beantwortet',
    inChannel: 'Erwähnungen: werden im Kanal beantwortet',
    sureness: (name) => `Wie sicher ich mir sein muss: ${name}`,
    surenesses: {
      sure: {
        name: 'nur wenn ich mir sicher bin',
        means: 'Sonst sage ich, dass es nicht in den Artikeln steht',
      },
      balanced: {
        name: 'ausgewogen',
        means: 'Bin ich mir nicht sicher, sage ich das und zeige, was vielleicht hilft',
      },
      everything: {
        name: 'alles zeigen',
        means: 'Auch wenn es wohl nicht in den Artikeln steht, zeige ich, was am nächsten kommt',
      },
    },
    keepsQuestions:
      'Fragen ohne sichere Antwort: ihr Text wird 90 Tage aufbewahrt und in `/auswertung` gezeigt',
    keepsNoQuestions:
      'Fragen ohne sichere Antwort: sie werden gezählt, ihr Text wird nicht für `/auswertung` aufbewahrt',
    buttons: {
      everywhere: 'In allen Kanälen öffentlich',
      onlyInChosen: 'Nur in gewählten Kanälen öffentlich',
      publicly: 'Öffentlich antworten',
      privately: 'Privat antworten',
      inThread: 'In Threads antworten',
      inChannel: 'Im Kanal antworten',
      keepQuestions: 'Fragen aufbewahren',
      keepNoQuestions: 'Fragen nicht aufbewahren, vorhandene löschen',
    },
    helpers: (who) => `Wenn die Artikel nichts dazu sagen, biete ich an zu fragen: ${who}`,
    helpersIn: (role, channel) => `${role} in ${channel}`,
    noHelpers: 'niemanden',
    unaskedIn: (channels) =>
      `Ich beantworte auch Fragen, die niemand mir gestellt hat, wenn ich sicher bin, in ${channels}`,
    onlyWhenAsked: 'Ich antworte nur, wenn ich gefragt werde',
    chooseUnasked: 'Kanäle und Foren, in denen ich ungefragt antworte',
    deletedChannel: 'ein gelöschter Kanal',
    deletedRole: 'eine gelöschte Rolle',
    chooseRole: 'Eine Rolle, die hilft',
    chooseHelperChannel: 'Der Kanal, in dem das Team gefragt wird',
    chooseChannels: 'Kanäle und Kategorien mit öffentlichen Antworten',
    chooseLanguage: 'Sprache, wenn eine Frage sie nicht verrät',
    chooseSureness: 'Wie sicher ich mir sein muss',
    notKept:
      'Die Einstellungen ließen sich nicht speichern; es bleibt alles, wie es war. Wer diesen Bot betreibt, findet den Grund im Protokoll.',
    notHere: 'Hier antworte ich nicht öffentlich. Nimm `/fragen`, dann siehst nur du die Antwort.',
    instead: (channels) => `Öffentlich antworte ich in ${channels}.`,
  },

  insights: {
    heading: w.counted({ one: 'Der letzte Tag', other: 'Die letzten # Tage' }),
    declined: w.counted({
      one: '# Frage, die die Artikel nicht beantworten',
      other: '# Fragen, die die Artikel nicht beantworten',
    }),
    unsure: w.counted({
      one: '# Frage, bei der ich mir nicht sicher war',
      other: '# Fragen, bei denen ich mir nicht sicher war',
    }),
    unkept: w.counted({
      one: '# davon ohne ihren Text (siehe `/einstellungen`), nach dem Artikel, der am nächsten kommt:',
      other: '# davon ohne ihren Text (siehe `/einstellungen`), nach dem Artikel, der am nächsten kommt:',
    }),
    answering: 'Artikel, die am meisten antworten',
    ratedDown: 'Mit 👎 bewertete Artikel',
    chart: {
      heading: 'Fragen pro Tag',
      answered: w.counted({ other: '# beantwortet' }),
      unsure: w.counted({ other: '# unsicher' }),
      declined: w.counted({ other: '# nicht beantwortet' }),
      bars: w.counted({
        one: 'Jeder Balken ist ein Tag (UTC), heute ist rechts. Der höchste steht für # Frage.',
        other: 'Jeder Balken ist ein Tag (UTC), heute ist rechts. Der höchste steht für # Fragen.',
      }),
    },
    nothing: 'Noch nichts.',
    onlyInServers: 'Das geht nur auf einem Server, der mich hinzugefügt hat.',
    file: 'Alles zusammen für eine Tabellenkalkulation:',
  },

  privacy: {
    heading: 'Was ich aufbewahre',
    kept: [
      'Wie oft jeder Artikel auf einem Server antwortet, aber nicht, wer gefragt hat.',
      'Dass die Artikel eine Frage nicht beantwortet haben oder ich mir nicht sicher war: ihre Sprache, den Artikel, der am nächsten kommt, und die Zeit, aber nie den Text einer Frage, deren Antwort nur du siehst.',
      'Deine 👍 und 👎: für welche Antwort und welchen Artikel.',
      'Eine Frage, die zu lang ist, um ganz gezeigt zu werden, damit die Knöpfe unter der Antwort sie ganz noch einmal stellen. Wo nur du die Antwort siehst, in Direktnachrichten und auf Servern, die mich nicht hinzugefügt haben, 24 Stunden, nachdem sie zuletzt gezeigt wurde.',
      'Welche Sätze eine Antwort zitiert hat, als Codes, und ob sie geteilt wurde, 24 Stunden lang, damit „wer noch?“ und *Teilen* nichts wiederholen.',
      'Bei alledem weder deinen Namen noch deine ID, nur einen Code, der auf jedem Server ein anderer ist. Ohne den Schlüssel dieses Bots weiß niemand, wem er gehört.',
      'Nichts davon länger als 90 Tage.',
      'Was ein Server mit `/bibliothek` zu seiner Bibliothek hinzufügt, solange es dort ist, mit den IDs derer, die es hinzugefügt haben. Wenn der Server mich entfernt, noch 30 Tage.',
    ],
    questionsKept: 'Dieser Server erlaubt mir, den Text anderer Fragen ohne sichere Antwort aufzubewahren.',
    questionsNotKept: 'Dieser Server erlaubt mir nicht, den Text anderer Fragen aufzubewahren.',
    reads:
      'In den Kanälen, die die Verwalter dieses Servers gewählt haben, lese ich auch Nachrichten, die nicht an mich gerichtet sind, um Fragen darin zu beantworten. Ich behalte keine davon, außer wie oben gesagt.',
    direct:
      'Aus Direktnachrichten und aus Servern, die mich nicht hinzugefügt haben, nur lange Fragen, was Antworten zitiert haben und ob sie geteilt wurden, 24 Stunden lang.',
    remembered:
      'Eine Stunde lang: welche meiner Nachrichten auf welche von dir antwortet, damit ich merke, wenn du sie bearbeitest oder löschst.',
    logged:
      'Wer diesen Bot betreibt, lässt Fragen auch ins Protokoll schreiben, ohne zu nennen, wer gefragt hat; nie solche, deren Antwort nur sieht, wer gefragt hat.',
    elsewhere:
      'Fragen werden, ohne zu nennen, wer gefragt hat, an einen Einbettungsdienst außerhalb geschickt; er sagt, welche Texte dasselbe meinen.',
    terminal: 'Nichts von dem, was du im Terminal fragst, wird aufbewahrt.',
    ratings: w.counted({ one: '# Bewertung', other: '# Bewertungen' }),
    declines: w.counted({ one: '# Frage ohne sichere Antwort', other: '# Fragen ohne sichere Antwort' }),
    longQuestions: w.counted({ one: '# lange Frage', other: '# lange Fragen' }),
    articlesAdded: w.counted({
      one: 'dass du # Artikel hinzugefügt hast',
      other: 'dass du # Artikel hinzugefügt hast',
    }),
    recentAnswers: w.counted({ one: '# Antwort der letzten Zeit', other: '# Antworten der letzten Zeit' }),
    aboutYou: (list) => `Über dich, auf allen Servern: ${list}.`,
    unknown:
      'Ich kann gerade nicht sagen, was über dich aufbewahrt wird. Wer diesen Bot betreibt, findet den Grund im Protokoll.',
    nothingAboutYou: 'Über dich bewahre ich nichts auf.',
    sure: 'All das löschen, auf allen Servern? Es lässt sich nicht zurückholen.',
    deleted: (list) => `Gelöscht: ${list}.`,
    failed:
      'Es ließ sich nicht löschen. Versuche es später noch einmal oder sag es denen, die diesen Bot betreiben.',
    untouched: 'Es wurde nichts gelöscht.',
    buttons: { delete: 'Löschen, was über mich gespeichert ist', sure: 'Löschen', cancel: 'Abbrechen' },
  },
};
