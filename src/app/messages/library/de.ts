import type { LibraryMessages } from '../libraryMessages.ts';
import { words } from '../words.ts';

const w = words('de');
const articles = w.counted({ one: '# eigener Artikel', other: '# eigene Artikel' });

export const de: LibraryMessages = {
  subcommandNames: {
    add: 'hinzufügen',
    list: 'auflisten',
    show: 'zeigen',
    replace: 'ersetzen',
    remove: 'entfernen',
    export: 'exportieren',
    access: 'zugriff',
    words: 'wörter',
  },

  library: {
    heading: (count, used, most) => `${articles(count)} dieses Servers, ${used} von ${most} MB`,
    nothing: 'Dieser Server hat noch keine eigenen Artikel. Füge welche mit `/bibliothek hinzufügen` hinzu.',
    added: w.counted({ one: '# Artikel hinzugefügt', other: '# Artikel hinzugefügt' }),
    replaced: w.counted({ one: '# Artikel ersetzt', other: '# Artikel ersetzt' }),
    removed: w.counted({ one: '# Artikel entfernt', other: '# Artikel entfernt' }),
    restored: w.counted({ one: '# Artikel ist wieder da', other: '# Artikel sind wieder da' }),
    notAdded: w.counted({
      one: '# Datei wurde nicht hinzugefügt',
      other: '# Dateien wurden nicht hinzugefügt',
    }),
    unchanged: 'Es wurde nichts geändert.',
    same: 'ist schon da, Wort für Wort',
    taken: 'eine andere Datei dieses Namens ist schon da; `/bibliothek ersetzen` ersetzt sie',
    full: (count, megabytes) => `es ist kein Platz mehr: höchstens ${articles(count)} und ${megabytes} MB`,
    ready: 'Ab jetzt antworte ich daraus.',
    gone: 'Daraus antworte ich nicht mehr.',
    notIndexed:
      'Es ist aufbewahrt, aber ich kann noch nicht daraus antworten, weil das Einlesen der Bibliothek misslungen ist. Den Grund nennt das Protokoll des Bots.',
    questions: (list) => `Fragen darin: ${list}`,
    headings: (list) => `Überschriften darin: ${list}`,
    path: (path) => `Datei: ${path}`,
    addedBy: (user, ago) => `Hinzugefügt von ${user} ${ago}`,
    addedAgo: (ago) => `Hinzugefügt ${ago}`,
    from: {
      file: (name) => `Aus der angehängten Datei ${name}`,
      text: 'Aus dem Formular',
      address: (url) => `Von ${url}`,
      found: 'Er lag im Ordner der Bibliothek dieses Servers.',
    },
    fresh: 'Ich sehe jeden Tag wieder unter dieser Adresse nach.',
    undo: 'Rückgängig',
    tooLate: 'Das lässt sich nicht mehr rückgängig machen.',
    notKept:
      'Das hat nicht geklappt. Bitte versuch es später noch einmal oder sag Bescheid, wer den Bot betreibt.',
    noSuch: (asked) => `Dieser Server hat keinen eigenen Artikel „${asked}“.`,
    form: { add: 'Artikel hinzufügen', replace: 'Artikel ersetzen', title: 'Titel', text: 'Der Text' },
    exported: w.counted({
      one: '# Artikel, wie er hinzugefügt wurde',
      other: '# Artikel, wie sie hinzugefügt wurden',
    }),
    part: (part, parts) => `Teil ${part} von ${parts}`,
    tooLarge: w.counted({
      one: '# Datei ist zu groß, um sie hier zu senden:',
      other: '# Dateien sind zu groß, um sie hier zu senden:',
    }),
    either: 'Gib entweder Dateien oder eine Adresse an, nicht beides.',
    notFetched: 'Von dieser Adresse ließ sich nichts abrufen:',
    address: {
      address: 'erwartet wird eine Adresse, die mit http:// oder https:// beginnt',
      private: 'sie führt nicht ins öffentliche Internet',
      robots: 'die robots.txt der Seite erlaubt es nicht',
      unreachable: 'die Seite antwortet nicht',
      status: 'die Seite lehnt ab, oder es gibt sie nicht',
      redirects: 'sie leitet zu oft weiter',
      'too-slow': 'es hat zu lange gedauert',
      'too-large': 'es ist zu groß',
      kind: 'diese Art von Datei kann ich nicht lesen',
      damaged: 'die Datei ist beschädigt',
      nothing: 'es ist nichts darin, was ich lesen kann',
      'too-many': 'sie liegt jenseits der 200 Seiten, die ich aus einer Sitemap nehme',
    },
    access: {
      everybody: (path) => `„${path}“ dürfen alle hier lesen.`,
      only: (path, who) =>
        `„${path}“ dürfen jetzt nur noch lesen: ${who}. Wo andere eine Antwort daraus sähen, ist sie privat.`,
      asFolder: (path) => `„${path}“ hat keine eigene Beschränkung, aber der Ordner, in dem das liegt.`,
      gone: 'nicht mehr da',
      tooMany: (most) =>
        `Es wurde nichts hinzugefügt: Höchstens ${w.number(most)} Artikel und Ordner lassen sich hier beschränken.`,
    },
    words: {
      heading: w.counted({ one: '# eigenes Wort dieses Servers', other: '# eigene Wörter dieses Servers' }),
      none: 'Dieser Server hat noch keine eigenen Wörter. Füge eines mit `/bibliothek wörter wort: bedeutung:` hinzu.',
      set: 'Ab jetzt werden Fragen hier in beiden Richtungen so gelesen.',
      before: (means) => `Vorher bedeutete es: ${means}`,
      gone: (word) => `„${word}“ ist kein eigenes Wort dieses Servers mehr.`,
      unknown: (word) => `„${word}“ ist kein eigenes Wort dieses Servers. Mit \`bedeutung:\` wird es eines.`,
      refused: (word, means) =>
        `Erwartet wird ein Wort mit höchstens ${word} Zeichen und mit \`bedeutung:\` etwas anderes mit höchstens ${means}; beide mit einem Buchstaben, einer Ziffer oder einem Emoji.`,
      full: (most) => `Es gibt schon ${most} Wörter, mehr können es nicht sein: Entferne erst eines.`,
      remove: 'Entfernen',
      here: (pairs) => `Auf diesem Server: ${pairs}`,
      there: (pairs) => `Auf jenem Server: ${pairs}`,
      log: {
        set: (user, pair) => `${user} hat ein eigenes Wort dieses Servers festgelegt: ${pair}`,
        gone: (user, word) => `${user} hat ein eigenes Wort dieses Servers entfernt: ${word}`,
      },
    },
    log: {
      told: (where) => `Änderungen der Bibliothek werden gemeldet in: ${where}`,
      nowhere: 'keinem Kanal',
      choose: 'Ein Kanal, dem Änderungen der Bibliothek gemeldet werden',
      deeds: {
        added: (user, list) => `${user} hat zur Bibliothek hinzugefügt: ${list}`,
        replaced: (user, list) => `${user} hat in der Bibliothek ersetzt: ${list}`,
        removed: (user, list) => `${user} hat aus der Bibliothek entfernt: ${list}`,
        restored: (user, list) => `${user} hat in die Bibliothek zurückgeholt: ${list}`,
      },
    },
  },
};
