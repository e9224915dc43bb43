import type { MannersMessages } from '../mannersMessages.ts';

export const es: MannersMessages = {
  remarks: {
    greeting: '¡Hola! Pregúntame algo sobre los artículos.',
    thanks: 'De nada.',
    farewell: '¡Hasta luego!',
    approval: 'Bien. Pregunta más cuando quieras.',
  },
};
