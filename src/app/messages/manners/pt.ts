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
  cannotSee:
    'Não consigo ver essa mensagem. Abra o menu dela, escolha *Aplicativos* e depois *Perguntar sobre isto*.',
  withoutPermissions: 'Permissões que não tenho aqui, e o que faço sem elas:',
  permissions: {
    CreatePublicThreads: { name: 'Criar tópicos públicos', without: 'respondo no canal, não em um tópico' },
    AddReactions: { name: 'Adicionar reações', without: 'respondo aos agradecimentos com uma frase' },
    ViewAuditLog: {
      name: 'Ver o registro de auditoria',
      without: 'dou as boas-vindas ao dono, não a quem me adicionou',
    },
  },
  openArticle: 'Ler um artigo',
  help: {
    askAbout: 'toma a mensagem de alguém como pergunta: abra o menu dela e escolha *Aplicativos*',
    elsewhere:
      'Leve-me para outros servidores e conversas: abra o meu perfil e adicione-me aos seus aplicativos.',
  },
  welcome: {
    hello: (server) => `Obrigado por me adicionar a ${server}.`,
    ask: 'Os membros podem perguntar com `/perguntar`, mencionar-me ou escolher *Perguntar sobre isto* no menu de uma mensagem. Respondo com citações de artigos.',
    library: (command) => `${command} adiciona os seus próprios artigos.`,
    settings: (command) =>
      `${command} escolhe onde e como respondo, e a quem perguntar quando os artigos não dizem.`,
  },
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
