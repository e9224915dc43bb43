import type { MannersMessages } from '../mannersMessages.ts';

export const pt: MannersMessages = {
  remarks: {
    greeting: 'Olá! Pergunte-me algo sobre os artigos.',
    thanks: 'De nada.',
    farewell: 'Até logo!',
    approval: 'Certo. Pergunte mais quando quiser.',
  },
};
