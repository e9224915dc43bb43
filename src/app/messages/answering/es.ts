import type { AnsweringMessages } from '../answeringMessages.ts';
import { words } from '../words.ts';

const w = words('es');

export const es: AnsweringMessages = {
  answering: {
    notify: 'Avísame',
    joined:
      'Te enviaré un mensaje directo cuando alguien de aquí responda a esto. Hasta entonces, 90 días como mucho, guardo tu id con la pregunta; `/privacidad` lo borra.',
    tooLate: 'Esta pregunta ya no está abierta. Hazla otra vez.',
    choose: 'Responder a una de estas preguntas',
    waiting: w.counted({
      one: '# miembro espera la respuesta',
      other: '# miembros esperan la respuesta',
    }),
    form: {
      heading: 'Responder a una pregunta',
      question: 'Pregunta',
      answer: 'Respuesta (se verá quién la escribió)',
    },
    gone: 'Esta pregunta ya no está abierta. `/análisis` muestra las que lo están.',
    asked: {
      answer: 'A la misma pregunta, ahora respondo:',
      maybe: 'A la misma pregunta, no estoy seguro, pero lo muestro:',
      none: 'A la misma pregunta, sigo sin encontrar ahí la respuesta, así que la pregunta queda abierta y no se avisa a nadie. Escríbela con más palabras de la pregunta.',
    },
    told: w.counted({ one: 'Se ha avisado a # miembro.', other: 'Se ha avisado a # miembros.' }),
    unreachable: w.counted({
      one: 'No se ha podido avisar a # miembro: no recibe mensajes directos o ya no está aquí.',
      other: 'No se ha podido avisar a # miembros: no reciben mensajes directos o ya no están aquí.',
    }),
    hidden: w.counted({
      one: '# miembro no puede leerlo y sigue esperando.',
      other: '# miembros no pueden leerlo y siguen esperando.',
    }),
    later: w.counted({
      one: 'Avisaré a # miembro en cuanto Discord me deje.',
      other: 'Avisaré a # miembros en cuanto Discord me deje.',
    }),
    news: (server, question) => `En ${server}, alguien ha respondido a ${question}:`,
    yourQuestion: 'tu pregunta',
    writtenBy: (user, ago) => `Escrito por ${user}, miembro de este servidor, ${ago}`,
    writtenAgo: (ago) => `Escrito por un miembro de este servidor ${ago}`,
    kept: 'Donde pulsas *Avísame*: tu id, con la pregunta y el lugar donde la hiciste, hasta que se te avisa, 90 días como mucho.',
    waitsFor: w.counted({
      one: '# pregunta cuya respuesta esperas',
      other: '# preguntas cuya respuesta esperas',
    }),
  },
};
