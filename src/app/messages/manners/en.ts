import type { MannersMessages } from '../mannersMessages.ts';

export const en: MannersMessages = {
  remarks: {
    greeting: 'Hi! Ask me something about the articles.',
    thanks: 'You’re welcome.',
    farewell: 'Bye!',
    approval: 'Good. Ask on whenever you like.',
  },
};
