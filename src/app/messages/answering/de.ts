import type { AnsweringMessages } from '../answeringMessages.ts';
import { words } from '../words.ts';

const w = words('de');

export const de: AnsweringMessages = {
  answering: {
    notify: 'Sag mir Bescheid',
    joined:
      'Ich schreibe dir eine Direktnachricht, wenn hier jemand das beantwortet. Bis dahin, höchstens 90 Tage, bewahre ich deine ID mit der Frage auf; `/datenschutz` löscht sie.',
    tooLate: 'Diese Frage ist nicht mehr offen. Stell sie noch einmal.',
    choose: 'Eine dieser Fragen beantworten',
    waiting: w.counted({
      one: '# Mitglied wartet auf die Antwort',
      other: '# Mitglieder warten auf die Antwort',
    }),
    form: {
      heading: 'Eine Frage beantworten',
      question: 'Frage',
      answer: 'Antwort (Mitglieder sehen, von wem)',
    },
    gone: 'Diese Frage ist nicht mehr offen. `/auswertung` zeigt die, die es sind.',
    asked: {
      answer: 'Noch einmal gefragt, antworte ich jetzt:',
      maybe: 'Noch einmal gefragt, bin ich mir nicht sicher, zeige es aber:',
      none: 'Noch einmal gefragt, finde ich die Antwort darin immer noch nicht; die Frage bleibt also offen, und niemand bekommt Bescheid. Schreib sie mit mehr Wörtern aus der Frage.',
    },
    told: w.counted({
      one: '# Mitglied hat Bescheid bekommen.',
      other: '# Mitglieder haben Bescheid bekommen.',
    }),
    unreachable: w.counted({
      one: '# Mitglied war nicht zu erreichen: keine Direktnachrichten, oder nicht mehr hier.',
      other: '# Mitglieder waren nicht zu erreichen: keine Direktnachrichten, oder nicht mehr hier.',
    }),
    hidden: w.counted({
      one: '# Mitglied darf es nicht lesen und wartet weiter.',
      other: '# Mitglieder dürfen es nicht lesen und warten weiter.',
    }),
    later: w.counted({
      one: '# Mitglied bekommt Bescheid, sobald Discord mich lässt.',
      other: '# Mitglieder bekommen Bescheid, sobald Discord mich lässt.',
    }),
    news: (server, question) => `In ${server} hat jemand ${question} beantwortet:`,
    yourQuestion: 'deine Frage',
    writtenBy: (user, ago) => `Geschrieben von ${user}, Mitglied dieses Servers, ${ago}`,
    writtenAgo: (ago) => `Geschrieben von einem Mitglied dieses Servers ${ago}`,
    kept: 'Wo du *Sag mir Bescheid* drückst: deine ID, mit der Frage und dem Ort, wo du sie gestellt hast, bis du Bescheid bekommst, höchstens 90 Tage.',
    waitsFor: w.counted({
      one: '# Frage, auf deren Antwort du wartest',
      other: '# Fragen, auf deren Antwort du wartest',
    }),
  },
};
