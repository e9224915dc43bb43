import type { AnsweringMessages } from '../answeringMessages.ts';
import { words } from '../words.ts';

const w = words('fr');

export const fr: AnsweringMessages = {
  answering: {
    notify: 'Me prévenir',
    joined:
      'Je vous enverrai un message privé quand quelqu’un d’ici y répondra. D’ici là, 90 jours au plus, je conserve votre identifiant avec la question ; `/confidentialité` le supprime.',
    tooLate: 'Cette question n’est plus ouverte. Posez-la de nouveau.',
    choose: 'Répondre à l’une de ces questions',
    waiting: w.counted({ one: '# membre attend la réponse', other: '# membres attendent la réponse' }),
    form: {
      heading: 'Répondre à une question',
      question: 'Question',
      answer: 'Réponse (on verra qui l’a écrite)',
    },
    gone: 'Cette question n’est plus ouverte. `/analyse` montre celles qui le sont.',
    asked: {
      answer: 'À la même question, je réponds maintenant :',
      maybe: 'À la même question, je ne suis pas sûr, mais je le montre :',
      none: 'À la même question, je n’y trouve toujours pas la réponse : la question reste ouverte et personne n’est prévenu. Écrivez-la avec plus de mots de la question.',
    },
    told: w.counted({ one: '# membre a été prévenu.', other: '# membres ont été prévenus.' }),
    unreachable: w.counted({
      one: '# membre n’a pas pu être prévenu : messages privés fermés, ou parti d’ici.',
      other: '# membres n’ont pas pu être prévenus : messages privés fermés, ou partis d’ici.',
    }),
    hidden: w.counted({
      one: '# membre ne peut pas le lire, et attend toujours.',
      other: '# membres ne peuvent pas le lire, et attendent toujours.',
    }),
    later: w.counted({
      one: '# membre sera prévenu dès que Discord me le permettra.',
      other: '# membres seront prévenus dès que Discord me le permettra.',
    }),
    news: (server, question) => `Sur ${server}, quelqu’un a répondu à ${question} :`,
    yourQuestion: 'votre question',
    writtenBy: (user, ago) => `Écrit par ${user}, membre de ce serveur, ${ago}`,
    writtenAgo: (ago) => `Écrit par un membre de ce serveur ${ago}`,
    kept: 'Là où vous appuyez sur *Me prévenir* : votre identifiant, avec la question et l’endroit où vous l’avez posée, jusqu’à ce que vous soyez prévenu, 90 jours au plus.',
    waitsFor: w.counted({
      one: '# question dont vous attendez la réponse',
      other: '# questions dont vous attendez la réponse',
    }),
  },
};
