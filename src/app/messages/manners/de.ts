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
