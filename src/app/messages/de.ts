import { de as answering } from './answering/de.ts';
import { de as library } from './library/de.ts';
import { de as manners } from './manners/de.ts';
import { de as server } from './server/de.ts';
import type { Messages } from './types.ts';
import { words } from './words.ts';

const w = words('de');

export const de: Messages = {
  ...w,
  ...server,
  ...library,
  ...answering,
  manners,
  locale: 'de',
  discordLocales: ['de'],

  commands: {
    ask: {
      description: 'Stelle den Artikeln eine Frage und erhalte Zitate mit Fußnoten',
      question: 'Was du wissen möchtest',
      article: 'Nur in diesem Artikel suchen',
      language: 'Nur Artikel in dieser Sprache durchsuchen',
      library: 'Von woanders, etwa in einer Direktnachricht: auch die Artikel eines deiner Server fragen',
      private: 'Die Antwort nur dir zeigen',
    },
    article: {
      description: 'Einen Artikel Seite für Seite lesen',
      name: 'Welcher Artikel oder welche Überschrift darin',
    },
    articles: {
      description: 'Die Artikel auflisten, aus denen die Antworten stammen',
      page: 'Welche Seite der Liste',
    },
    status: { description: 'Zeigen, was geladen ist, seit wann, und welche Dateien Probleme haben' },
    help: { description: 'Erklären, wie man fragt' },
    reindex: { description: 'Den Ordner mit den Artikeln neu einlesen (nur für die Verwaltung)' },
    settings: { description: 'Festlegen, wie ich hier antworte (für alle, die den Server verwalten dürfen)' },
    insights: {
      description: 'Zeigen, was den Artikeln fehlt (für alle, die den Server verwalten dürfen)',
      days: 'Wie viele Tage zurück',
    },
    library: {
      description:
        'Eigene Artikel dieses Servers hinzufügen und pflegen (für alle, die ihn verwalten dürfen)',
      add: 'Dateien, einen eigenen Text oder den Inhalt einer Adresse hinzufügen',
      list: 'Die Artikel auflisten, die dieser Server hinzugefügt hat',
      show: 'Zeigen, was von einem Artikel gelesen wurde, von wem er ist und woher',
      replace: 'Eine andere Datei oder einen anderen Text an die Stelle eines Artikels setzen',
      remove: 'Einen Artikel entfernen; eine Minute lang lässt sich das rückgängig machen',
      export: 'Alle Dateien dieses Servers als Zip erhalten',
      file: 'Eine Datei: Text, Markdown, HTML, CSV, PDF, DOCX oder EPUB',
      url: 'Eine Seite, eine Datei, eine Sitemap oder ein .zip oder .tar.gz voller Dateien',
      fresh: 'Jeden Tag wieder unter der Adresse nachsehen',
      article: 'Welcher Artikel',
      page: 'Welche Seite der Liste',
      access: 'Wer einen eigenen Artikel oder Ordner dieses Servers lesen darf',
      limited: 'Der Artikel oder Ordner',
      role: 'Eine Rolle, die ihn lesen darf',
      channel: 'Ein Kanal, in dem ihn alle lesen dürfen',
      everybody: 'Alle hier dürfen ihn wieder lesen',
      words:
        'Die eigenen Wörter dieses Servers, etwa Jargon, und was sie bedeuten: zeigen, hinzufügen, ändern',
      word: 'Das Wort; allein wird es gezeigt und lässt sich entfernen',
      means: 'Was es in den Artikeln bedeutet',
    },
    privacy: { description: 'Sagen, was ich aufbewahre, und löschen, was über dich gespeichert ist' },
  },

  commandNames: {
    ask: 'fragen',
    article: 'artikel',
    articles: 'artikelliste',
    status: 'status',
    help: 'hilfe',
    reindex: 'neu-einlesen',
    settings: 'einstellungen',
    insights: 'auswertung',
    library: 'bibliothek',
    privacy: 'datenschutz',
  },
  optionNames: {
    question: 'frage',
    article: 'artikel',
    language: 'sprache',
    library: 'bibliothek',
    private: 'privat',
    page: 'seite',
    name: 'name',
    days: 'tage',
    file: 'datei',
    url: 'adresse',
    fresh: 'aktuell',
    role: 'rolle',
    channel: 'kanal',
    everybody: 'alle',
    word: 'wort',
    means: 'bedeutung',
  },
  menu: { askAbout: 'Hierzu fragen' },

  answer: {
    declined: 'Die Artikel sagen es nicht.',
    nearest: 'Am nächsten kommen diese Artikel:',
    declinedHere: 'Dieser Artikel sagt es nicht.',
    declinedIn: (language) => `Die Artikel auf ${language} sagen es nicht.`,
    closest: (language) => `Die Artikel auf ${language} sagen es nicht. Am nächsten kommt:`,
    nothingElse: 'Mehr habe ich dazu in den Artikeln nicht gefunden.',
    onlyIn: (language) => `Nur auf ${language} gefunden.`,
    noArticles: (language) => `Auf ${language} gibt es keine Artikel.`,
    noArticlesBut: (language, found) =>
      `Auf ${language} gibt es keine Artikel; dies wurde auf ${found} gefunden.`,
    languages: (list) => `Die Artikel sind auf ${list}.`,
    alsoIn: (places) => `auch in ${places}`,
    maybe: w.counted({
      one: 'Ich bin mir nicht sicher. Das könnte helfen:',
      other: 'Ich bin mir nicht sicher. Diese Stellen könnten helfen:',
    }),
    following: (question) => `Nach „${question}“`,
    sharedBy: (user) => `Geteilt von ${user}`,
    lines: (from, to) => (from === to ? `Zeile ${from}` : `Zeilen ${from}–${to}`),
    page: (page) => `Seite ${page}`,
    leftOut: w.counted({
      one: 'Ein weiteres Zitat passt nicht in diese Nachricht.',
      other: '# weitere Zitate passen nicht in diese Nachricht.',
    }),
    tooLong: 'Die Stelle ist zu lang für eine Nachricht; du findest sie hier:',
    thanks: 'Danke, das hilft zu sehen, was den Artikeln fehlt.',
  },

  buttons: {
    inContext: 'Im Zusammenhang',
    more: 'Mehr',
    previous: 'Zurück',
    next: 'Weiter',
    share: 'Teilen',
    shared: 'Geteilt',
    dismiss: 'Verwerfen',
    followUp: 'Nachfragen',
    again: 'Noch einmal fragen',
    allArticles: 'Alle Artikel durchsuchen',
    fromStart: 'Von vorn lesen',
  },

  followUp: { title: 'Nachfragen', label: 'Deine Frage' },

  reader: {
    paragraphs: (from, to, total) =>
      from === to
        ? `Absatz ${w.number(from)} von ${w.number(total)}`
        : `Absätze ${w.number(from)}–${w.number(to)} von ${w.number(total)}`,
    changed: 'Dieser Artikel hat sich seitdem geändert.',
    quoteGone: 'Dieser Artikel hat sich seitdem geändert, und das Zitat steht nicht mehr darin.',
    articleGone: 'Diesen Artikel gibt es nicht mehr.',
  },

  help: {
    words: ['hilfe'],
    what: 'Ich beantworte Fragen zu einem Ordner mit Artikeln, mit Zitaten und der Stelle, an der jedes steht. Ich denke mir nie einen Satz aus, und ich sage es, wenn die Artikel keine Antwort haben.',
    inDiscord: [
      'Frag mit `/fragen`, erwähne mich mit einer Frage oder schreib mir direkt.',
      'Frag in deiner Sprache: Artikel in ihr kommen zuerst.',
      'Frag nach, indem du auf eine Antwort antwortest oder *Nachfragen* drückst: „wer noch?“, „und auf Englisch?“',
    ],
    inTerminal: [
      'Tippe eine Frage und drücke die Eingabetaste.',
      'Frag in deiner Sprache: Artikel in ihr kommen zuerst.',
      'Knüpf an eine Antwort an, indem du einfach weiterfragst: „wer noch?“, „und auf Englisch?“',
    ],
    commands: 'Befehle:',
    short:
      'Frag mich etwas über die Artikel: Schreib eine Frage, nachdem du mich erwähnt hast, oder nimm `/fragen`. `/hilfe` erklärt mehr.',
  },

  articles: {
    heading: w.counted({ other: '# Artikel' }),
    paragraphs: w.counted({ one: '# Absatz', other: '# Absätze' }),
    page: (page, pages) => `Seite ${w.number(page)} von ${w.number(pages)}`,
  },

  status: {
    heading: 'Zustand',
    loaded: (articles, paragraphs) =>
      `${de.articles.heading(articles)}, ${de.articles.paragraphs(paragraphs)}`,
    languages: (list) => `Sprachen: ${list}`,
    built: (ago) => `Index aufgebaut: ${ago}`,
    running: (version, duration) => `Version ${version}, Laufzeit: ${duration}`,
    problems: w.counted({ one: '# Datei mit einem Problem:', other: '# Dateien mit Problemen:' }),
    replicas: w.counted({ one: '# Instanz antwortet:', other: '# Instanzen antworten:' }),
    thisReplica: 'diese hier',
    differs: 'andere Artikel als diese hier',
  },

  reindex: {
    stages: {
      model: 'Modell laden (MB)',
      read: 'Dateien lesen',
      embed: 'Absätze lesen',
      index: 'Index aufbauen',
    },
    started: 'Der Ordner mit den Artikeln wird gelesen…',
    done: (duration) => `Index neu aufgebaut in ${duration}`,
    unchanged: 'Nichts hat sich geändert.',
    added: w.counted({ other: '+ # hinzugefügt' }),
    changed: w.counted({ other: '~ # geändert' }),
    removed: w.counted({ other: '− # entfernt' }),
    problems: w.counted({ one: '! # mit einem Problem', other: '! # mit Problemen' }),
    kept: 'Der Index ließ sich nicht neu aufbauen; der alte antwortet weiter.',
  },

  problems: {
    empty: 'enthält keinen Artikeltext',
    binary: 'kein Text',
    encoding: 'Text in einer unbekannten Kodierung',
    'encoding-guessed': 'Text in einer unbekannten Kodierung, gelesen, wie er aussieht',
    scan: 'zeigt Bilder von Seiten, keinen Text',
    encrypted: 'mit einem Passwort geschützt',
    damaged: 'beschädigt oder nicht das, was der Name sagt',
    'too-slow': 'braucht zu lange zum Lesen',
    'too-complex': 'braucht zu viel Speicher zum Lesen',
    unreadable: 'lässt sich nicht lesen',
    'too-large': 'zu groß',
    kind: 'keine Art von Datei, die gelesen wird',
    outside: 'führt aus dem Ordner hinaus',
    'front-matter': 'was im Kopf nicht zu verstehen ist, wurde weggelassen',
    failed: 'lässt sich nicht in den Index aufnehmen',
  },
  more: w.counted({ other: '… und # weitere' }),
  auto: 'Jede, zuerst die der Frage',
  undetermined: 'unbekannte Sprache',

  terminal: {
    greeting: 'Stell eine Frage oder tippe /help.',
    unknownCommand: (command) => `Den Befehl ${command} gibt es nicht. /help zeigt die, die es gibt.`,
    reindex: 'Den Ordner mit den Artikeln neu einlesen',
    quit: 'Beenden',
    askUsage: 'Schreib die Frage hinter /ask, oder schreib sie einfach.',
    usage: (how) => `Schreib es so: ${how}`,
    nothingToShow: (command) => `Für ${command} gibt es nichts zu zeigen.`,
    context: 'Ein Zitat im Zusammenhang lesen: /context 2',
    more: 'Weitere Zitate zeigen',
    all: 'Die Frage noch einmal an alle Artikel stellen',
    next: 'Im Artikel weiterblättern',
    previous: 'Im Artikel zurückblättern',
    onlyInServers: (commands) => `Nur auf einem Discord-Server: ${commands}`,
  },

  trouble: {
    ours: 'Auf meiner Seite ist etwas schiefgegangen. Versuch es gleich noch einmal.',
    indexAway: 'Ich komme gerade nicht an die Artikel heran. Versuch es gleich noch einmal.',
    notAllowed: 'Das dürfen nur Mitglieder, die diesen Server verwalten dürfen.',
    notAllowedInDirectMessages: 'In Direktnachrichten dürfen das nur die, die diesen Bot betreiben.',
    noSuchLanguage: (asked, languages) =>
      `In „${asked}“ gibt es keine Artikel. Die Artikel sind in diesen Sprachen: ${languages}.`,
    noSuchArticle: (asked) => `Kein Artikel heißt „${asked}“, darum habe ich alle durchsucht.`,
    noSuchLibrary:
      'Eine solche Bibliothek, die du hier lesen darfst, gibt es nicht; darum habe ich ohne sie gesucht.',
    tooFast: (duration) => `Das war viel auf einmal. Versuch es in ${duration} noch einmal.`,
    noText: 'In dieser Nachricht steht kein Text, auf den ich antworten könnte.',
    questionGone: 'Ich kann die Frage nicht mehr sehen. Bitte stell sie noch einmal.',
    questionTooOld:
      'Diese Frage ist zu lange her, ich habe sie nicht mehr ganz. Bitte stell sie noch einmal.',
    notYours:
      'Nur wer gefragt hat und Mitglieder, die Nachrichten verwalten dürfen, können diese Antwort entfernen.',
    notPublicHere: 'In diesem Kanal bleiben Antworten privat.',
    cannotShare: 'Ich kann in diesem Kanal nicht schreiben.',
    notKept: 'Deine Bewertung ließ sich nicht speichern.',
    cannotWrite: (channel, permissions) =>
      `Ich kann dir in ${channel} nicht antworten. Mir fehlen dort diese Berechtigungen: ${permissions}.`,
    permissions: {
      ViewChannel: 'Kanal ansehen',
      SendMessages: 'Nachrichten senden',
      SendMessagesInThreads: 'Nachrichten in Threads senden',
      ReadMessageHistory: 'Nachrichtenverlauf anzeigen',
    },
    noSuchPage: (page, pages) =>
      pages === 1
        ? 'Es gibt nur eine Seite.'
        : `Eine Seite ${w.number(page)} gibt es nicht; die letzte ist ${w.number(pages)}.`,
  },
};
