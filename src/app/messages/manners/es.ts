import type { MannersMessages } from '../mannersMessages.ts';
import { words } from '../words.ts';

const w = words('es-ES');

export const es: MannersMessages = {
  remarks: {
    greeting: '¡Hola! Pregúntame algo sobre los artículos.',
    thanks: 'De nada.',
    farewell: '¡Hasta luego!',
    approval: 'Bien. Pregunta más cuando quieras.',
  },
  late: 'Tu última pregunta fue hace más de diez minutos, así que tomé esta por sí sola.',
  replyInstead: 'Responde a mi respuesta para seguir desde ella.',
  cut: (characters) => `Solo he leído los primeros ${w.number(characters)} caracteres.`,
  unread: (name) => `No pude leer \`${name}\`.`,
  team: {
    ask: 'Preguntar al equipo',
    asked: 'Se ha preguntado al equipo',
    asks: (user) => `${user} pregunta algo que los artículos no responden:`,
    toAnswer: 'A mi respuesta',
    askedIn: (channel) => `Preguntado en ${channel}`,
    nobody: 'Aquí ya no hay a quién preguntar.',
    tooSoon: (duration) => `Acabas de preguntar al equipo. Espera ${duration} antes de volver a hacerlo.`,
  },
};
