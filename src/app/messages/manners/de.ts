import type { MannersMessages } from '../mannersMessages.ts';
import { words } from '../words.ts';

const w = words('de');

export const de: MannersMessages = {
  remarks: {
    greeting: 'Hallo! Frag mich etwas über die Artikel.',
    thanks: 'Gern geschehen.',
    farewell: 'Bis bald!',
    approval: 'Gut. Frag weiter, wann immer du magst.',
  },
  late: 'Deine letzte Frage ist mehr als zehn Minuten her, deshalb habe ich diese für sich genommen.',
  replyInstead: 'Antworte auf meine Antwort, um daran anzuknüpfen.',
  cut: (characters) => `Ich habe nur die ersten ${w.number(characters)} Zeichen gelesen.`,
  unread: (name) => `Ich konnte \`${name}\` nicht lesen.`,
  cannotSee: 'Diese Nachricht kann ich nicht sehen. Öffne ihr Menü, wähle *Apps* und dann *Hierzu fragen*.',
  withoutPermissions: 'Berechtigungen, die ich hier nicht habe, und was ich ohne sie tue:',
  permissions: {
    CreatePublicThreads: {
      name: 'Öffentliche Threads erstellen',
      without: 'ich antworte im Kanal, nicht in einem Thread',
    },
    AddReactions: { name: 'Reaktionen hinzufügen', without: 'auf Dank antworte ich mit einem Satz' },
    ViewAuditLog: {
      name: 'Audit-Log einsehen',
      without: 'ich begrüße den Eigentümer, nicht wer mich hinzugefügt hat',
    },
  },
  openArticle: 'Einen Artikel lesen',
  help: {
    askAbout: 'nimmt die Nachricht von jemandem als Frage: öffne ihr Menü und wähle *Apps*',
    elsewhere:
      'Nimm mich auf andere Server und in andere Chats mit: öffne mein Profil und füge mich deinen Apps hinzu.',
  },
  welcome: {
    hello: (server) => `Danke, dass du mich zu ${server} hinzugefügt hast.`,
    ask: 'Mitglieder können mit `/fragen` fragen, mich erwähnen oder im Menü einer Nachricht *Hierzu fragen* wählen. Ich antworte mit Zitaten aus Artikeln.',
    library: (command) => `${command} fügt eure eigenen Artikel hinzu.`,
    settings: (command) =>
      `${command} legt fest, wo und wie ich antworte und wer gefragt wird, wenn die Artikel nichts dazu sagen.`,
  },
  team: {
    ask: 'Das Team fragen',
    asked: 'Das Team wurde gefragt',
    asks: (user) => `${user} fragt etwas, was die Artikel nicht beantworten:`,
    toAnswer: 'Zu meiner Antwort',
    askedIn: (channel) => `Gefragt in ${channel}`,
    nobody: 'Hier kann niemand mehr gefragt werden.',
    tooSoon: (duration) =>
      `Du hast das Team gerade erst gefragt. Warte bitte ${duration}, bevor du es wieder fragst.`,
  },
};
