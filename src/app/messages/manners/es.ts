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
  cannotSee: 'No puedo ver ese mensaje. Abre su menú, elige *Aplicaciones* y luego *Preguntar sobre esto*.',
  withoutPermissions: 'Permisos que no tengo aquí, y lo que hago sin ellos:',
  permissions: {
    CreatePublicThreads: { name: 'Crear hilos públicos', without: 'respondo en el canal, no en un hilo' },
    AddReactions: { name: 'Añadir reacciones', without: 'respondo a los agradecimientos con una frase' },
    ViewAuditLog: {
      name: 'Ver el registro de auditoría',
      without: 'doy la bienvenida al dueño, no a quien me añadió',
    },
  },
  openArticle: 'Leer un artículo',
  help: {
    askAbout: 'toma el mensaje de alguien como pregunta: abre su menú y elige *Aplicaciones*',
    elsewhere: 'Llévame a otros servidores y chats: abre mi perfil y añádeme a tus aplicaciones.',
  },
  welcome: {
    hello: (server) => `Gracias por añadirme a ${server}.`,
    ask: 'Los miembros pueden preguntar con `/preguntar`, mencionarme o elegir *Preguntar sobre esto* en el menú de un mensaje. Respondo con citas de artículos.',
    library: (command) => `${command} añade tus propios artículos.`,
    settings: (command) =>
      `${command} elige dónde y cómo respondo, y a quién preguntar cuando los artículos no lo dicen.`,
  },
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
