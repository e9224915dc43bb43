import type { MannersMessages } from '../mannersMessages.ts';
import { words } from '../words.ts';

const w = words('pt-BR');

export const pt: MannersMessages = {
  remarks: {
    greeting: 'Olá! Pergunte-me algo sobre os artigos.',
    thanks: 'De nada.',
    farewell: 'Até logo!',
    approval: 'Certo. Pergunte mais quando quiser.',
  },
  late: 'A sua última pergunta foi há mais de dez minutos, por isso tomei esta por si só.',
  replyInstead: 'Responda à minha resposta para continuar a partir dela.',
  cut: (characters) => `Li apenas os primeiros ${w.number(characters)} caracteres.`,
  unread: (name) => `Não consegui ler \`${name}\`.`,
  team: {
    ask: 'Perguntar à equipe',
    asked: 'A equipe foi consultada',
    asks: (user) => `${user} pergunta algo que os artigos não respondem:`,
    toAnswer: 'Para a minha resposta',
    askedIn: (channel) => `Perguntado em ${channel}`,
    nobody: 'Aqui já não há a quem perguntar.',
    tooSoon: (duration) =>
      `Você acabou de perguntar à equipe. Espere ${duration} antes de perguntar de novo.`,
  },
};
