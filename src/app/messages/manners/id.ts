import type { MannersMessages } from '../mannersMessages.ts';

export const id: MannersMessages = {
  remarks: {
    greeting: 'Halo! Tanyakan sesuatu tentang artikel.',
    thanks: 'Sama-sama.',
    farewell: 'Sampai jumpa!',
    approval: 'Baik. Silakan bertanya lagi kapan saja.',
  },
};
