import type { ServerMessages } from '../serverMessages.ts';
import { words } from '../words.ts';

const w = words('es-ES');

export const es: ServerMessages = {
  settings: {
    heading: 'Ajustes de este servidor',
    everywhere: 'Respuestas públicas: en todos los canales',
    onlyIn: (channels) => `Respuestas públicas: solo en ${channels}`,
    nowhere: 'Respuestas públicas: en ningún canal; `/preguntar` responde en privado',
    language: (language) => `Idioma cuando la pregunta no lo revela: ${language}`,
    serversOwn: (language) => `el del servidor (${language})`,
    publicly: '`/preguntar` sin `privado`: responde en público',
    privately: '`/preguntar` sin `privado`: responde en privado',
    inThread: 'Menciones: respondidas en un hilo propio',
    inChannel: 'Menciones: respondidas en el canal',
    sureness: (name) => `Cuánta seguridad necesito: ${name}`,
    surenesses: {
      sure: { name: 'solo cuando estoy seguro', means: 'Si no lo estoy, digo que los artículos no lo dicen' },
      balanced: { name: 'equilibrado', means: 'Si no estoy seguro, lo digo y muestro lo que puede ayudar' },
      everything: {
        name: 'mostrarlo todo',
        means: 'Aunque los artículos no parezcan decirlo, muestro lo más cercano',
      },
    },
    keepsQuestions: 'Preguntas sin respuesta segura: el texto se guarda 90 días y se ve en `/análisis`',
    keepsNoQuestions: 'Preguntas sin respuesta segura: se cuentan, el texto no se guarda para `/análisis`',
    buttons: {
      everywhere: 'Público en todos los canales',
      onlyInChosen: 'Público solo en los canales elegidos',
      publicly: 'Responder en público',
      privately: 'Responder en privado',
      inThread: 'Responder en hilos',
      inChannel: 'Responder en el canal',
      keepQuestions: 'Guardar preguntas',
      keepNoQuestions: 'No guardar preguntas, borrar las guardadas',
    },
    helpers: (who) => `Cuando los artículos no lo dicen, ofrezco preguntar a: ${who}`,
    helpersIn: (role, channel) => `${role} en ${channel}`,
    noHelpers: 'nadie',
    unaskedIn: (channels) =>
      `También respondo a preguntas que nadie me ha hecho, cuando estoy seguro, en ${channels}`,
    onlyWhenAsked: 'Solo respondo cuando me preguntan',
    chooseUnasked: 'Canales y foros donde respondo sin que me pregunten',
    deletedChannel: 'un canal eliminado',
    deletedRole: 'un rol eliminado',
    chooseRole: 'Un rol que ayuda',
    chooseHelperChannel: 'El canal donde se pregunta al equipo',
    chooseChannels: 'Canales y categorías con respuestas públicas',
    chooseLanguage: 'Idioma cuando la pregunta no lo revela',
    chooseSureness: 'Cuánta seguridad necesito',
    notKept:
      'No se han podido guardar los ajustes; nada ha cambiado. Quien administra este bot encontrará el motivo en su registro.',
    notHere: 'Aquí no respondo en público. Usa `/preguntar` y solo tú verás la respuesta.',
    instead: (channels) => `Respondo en público en ${channels}.`,
  },

  insights: {
    heading: w.counted({ one: 'El último día', other: 'Los últimos # días' }),
    declined: w.counted({
      one: '# pregunta que los artículos no responden',
      other: '# preguntas que los artículos no responden',
    }),
    unsure: w.counted({
      one: '# pregunta en la que no estaba seguro',
      other: '# preguntas en las que no estaba seguro',
    }),
    unkept: w.counted({
      one: '# de ellas sin el texto (véase `/ajustes`), por el artículo más cercano:',
      other: '# de ellas sin el texto (véase `/ajustes`), por el artículo más cercano:',
    }),
    answering: 'Artículos que más responden',
    ratedDown: 'Artículos valorados con 👎',
    chart: {
      heading: 'Preguntas por día',
      answered: w.counted({ one: '# respondida', other: '# respondidas' }),
      unsure: w.counted({ other: '# sin certeza' }),
      declined: w.counted({ other: '# sin respuesta' }),
      bars: w.counted({
        one: 'Cada barra es un día (UTC), con hoy a la derecha. La más alta tiene # pregunta.',
        other: 'Cada barra es un día (UTC), con hoy a la derecha. La más alta tiene # preguntas.',
      }),
    },
    nothing: 'Nada todavía.',
    onlyInServers: 'Eso solo es posible en un servidor que me haya añadido.',
    file: 'Todo ello, para una hoja de cálculo:',
  },

  privacy: {
    heading: 'Lo que guardo',
    kept: [
      'Cuántas veces responde cada artículo en un servidor, pero no quién preguntó.',
      'Que los artículos no respondieron a una pregunta, o que yo no estaba seguro: su idioma, el artículo más cercano y la hora, pero nunca el texto de una pregunta cuya respuesta solo ves tú.',
      'Tus 👍 y 👎: para qué respuesta y qué artículo.',
      'Una pregunta demasiado larga para mostrarla entera, para que los botones de su respuesta la repitan completa. Donde solo tú ves la respuesta, en los mensajes directos y en servidores que no me han añadido, hasta 24 horas después de mostrarla por última vez.',
      'Qué frases citó una respuesta, como códigos, y si se compartió, durante 24 horas, para que ni «¿quién más?» ni *Compartir* repitan nada.',
      'En todo esto, ni tu nombre ni tu id, solo un código, distinto en cada servidor. Sin la clave de este bot, nadie sabe de quién es.',
      'Nada de ello durante más de 90 días.',
      'Lo que un servidor añade a su biblioteca con `/biblioteca`, mientras esté ahí, con los ids de quienes lo añadieron. Cuando el servidor me quita, 30 días más.',
    ],
    questionsKept: 'Este servidor permite que guarde el texto de las demás preguntas sin respuesta segura.',
    questionsNotKept: 'Este servidor no permite que guarde el texto de las demás preguntas.',
    reads:
      'En los canales que han elegido los administradores de este servidor también leo mensajes que no son para mí, para responder a los que preguntan algo. No guardo ninguno, salvo como se dice arriba.',
    direct:
      'De los mensajes directos y de servidores que no me han añadido, solo las preguntas largas, lo que citaron las respuestas y si se compartieron, durante 24 horas.',
    remembered:
      'Durante una hora: qué mensaje mío responde a cuál tuyo, para notar cuándo lo editas o lo borras.',
    logged:
      'Quien administra este bot también anota las preguntas en su registro, sin decir quién preguntó; nunca aquellas cuya respuesta solo ve quien preguntó.',
    elsewhere:
      'Las preguntas se envían, sin decir quién preguntó, a un servicio externo de incrustaciones, que dice qué textos significan lo mismo.',
    terminal: 'Nada de lo que preguntas en el terminal se guarda.',
    ratings: w.counted({ one: '# valoración', other: '# valoraciones' }),
    declines: w.counted({
      one: '# pregunta sin respuesta segura',
      other: '# preguntas sin respuesta segura',
    }),
    longQuestions: w.counted({ one: '# pregunta larga', other: '# preguntas largas' }),
    articlesAdded: w.counted({ one: 'que añadiste # artículo', other: 'que añadiste # artículos' }),
    recentAnswers: w.counted({ one: '# respuesta reciente', other: '# respuestas recientes' }),
    aboutYou: (list) => `Sobre ti, en todos los servidores: ${list}.`,
    unknown:
      'Ahora mismo no puedo decir qué se guarda sobre ti. Quien administra este bot encontrará el motivo en su registro.',
    nothingAboutYou: 'Sobre ti no hay nada guardado.',
    sure: '¿Borrar todo esto, en todos los servidores? No se puede recuperar.',
    deleted: (list) => `Borrado: ${list}.`,
    failed: 'No se ha podido borrar. Inténtalo más tarde o avisa a quien administra este bot.',
    untouched: 'No se ha borrado nada.',
    buttons: { delete: 'Borrar lo que hay sobre mí', sure: 'Borrar', cancel: 'Cancelar' },
  },
};
