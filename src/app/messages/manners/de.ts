import type { MannersMessages } from '../mannersMessages.ts';

export const de: MannersMessages = {
  remarks: {
    greeting: 'Hallo! Frag mich etwas über die Artikel.',
    thanks: 'Gern geschehen.',
    farewell: 'Bis bald!',
    approval: 'Gut. Frag weiter, wann immer du magst.',
  },
};
