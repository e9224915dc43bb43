import type { MannersMessages } from '../mannersMessages.ts';

export const fr: MannersMessages = {
  remarks: {
    greeting: 'Bonjour ! Demandez-moi quelque chose sur les articles.',
    thanks: 'Je vous en prie.',
    farewell: 'Au revoir !',
    approval: 'Bien. Posez d’autres questions quand vous voulez.',
  },
};
