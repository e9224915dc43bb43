import type { Messages } from '../messages.ts';
import { words } from './words.ts';

const w = words('pt-BR');

export const pt: Messages = {
  ...w,
  locale: 'pt-BR',
  discordLocales: ['pt-BR'],

  commands: {
    ask: {
      description: 'Faça uma pergunta aos artigos e receba citações com notas de rodapé',
      question: 'O que você quer saber',
      language: 'Procurar só em artigos neste idioma',
      private: 'Mostrar a resposta só para você',
    },
    articles: { description: 'Lista os artigos de onde vêm as respostas', page: 'Qual página da lista' },
    status: { description: 'Mostra o que está carregado, desde quando, e que arquivos têm problemas' },
    help: { description: 'Explica como perguntar' },
    reindex: { description: 'Lê de novo a pasta de artigos (só administradores)' },
  },

  answer: {
    declined: 'Os artigos não dizem.',
    nearest: 'Os artigos mais próximos:',
    onlyIn: (language) => `Encontrado somente em ${language}.`,
    lines: (from, to) => (from === to ? `linha ${from}` : `linhas ${from}–${to}`),
    leftOut: w.counted({
      one: 'Mais uma citação não cabe nesta mensagem.',
      other: 'Mais # citações não cabem nesta mensagem.',
    }),
    tooLong: 'O trecho é longo demais para uma mensagem; ele está aqui:',
  },

  help: {
    words: ['ajuda'],
    what: 'Respondo a perguntas sobre uma pasta de artigos, com citações e o lugar onde cada uma está. Nunca invento uma frase minha, e digo quando os artigos não têm a resposta.',
    inDiscord: [
      'Pergunte com `/ask`, mencione-me com uma pergunta ou escreva-me diretamente.',
      'Pergunte no seu idioma: os artigos nele vêm primeiro.',
    ],
    inTerminal: [
      'Digite uma pergunta e tecle Enter.',
      'Pergunte no seu idioma: os artigos nele vêm primeiro.',
    ],
    commands: 'Comandos:',
    short:
      'Pergunte-me algo sobre os artigos: escreva uma pergunta depois de me mencionar ou use `/ask`. `/help` explica mais.',
  },

  articles: {
    heading: w.counted({ one: '# artigo', other: '# artigos' }),
    paragraphs: w.counted({ one: '# parágrafo', other: '# parágrafos' }),
    page: (page, pages) => `Página ${w.number(page)} de ${w.number(pages)}`,
  },

  status: {
    heading: 'Situação',
    loaded: (articles, paragraphs) =>
      `${pt.articles.heading(articles)}, ${pt.articles.paragraphs(paragraphs)}`,
    languages: (list) => `Idiomas: ${list}`,
    built: (ago) => `Índice construído ${ago}`,
    running: (version, duration) => `Versão ${version}, em execução há ${duration}`,
    problems: w.counted({ one: '# arquivo com problema:', other: '# arquivos com problemas:' }),
  },

  reindex: {
    stages: { read: 'Lendo arquivos', embed: 'Lendo parágrafos', index: 'Construindo o índice' },
    started: 'Lendo a pasta de artigos…',
    done: (duration) => `Índice reconstruído em ${duration}`,
    unchanged: 'Nada mudou.',
    added: w.counted({ one: '+ # novo', other: '+ # novos' }),
    changed: w.counted({ one: '~ # alterado', other: '~ # alterados' }),
    removed: w.counted({ one: '− # removido', other: '− # removidos' }),
    problems: w.counted({ one: '! # com problema', other: '! # com problemas' }),
    kept: 'Não foi possível reconstruir o índice; o antigo continua respondendo.',
  },

  problems: {
    empty: 'o arquivo está vazio',
    binary: 'não é texto',
    encoding: 'texto em codificação desconhecida',
    unreadable: 'não pode ser lido',
    'too-large': 'grande demais',
    kind: 'não é um arquivo .txt ou .md',
    outside: 'leva para fora da pasta',
    'front-matter': 'o cabeçalho não pode ser entendido e foi deixado de lado',
  },
  more: w.counted({ other: '… e mais #' }),
  auto: 'Qualquer um, primeiro o idioma da pergunta',
  undetermined: 'idioma desconhecido',

  terminal: {
    greeting: 'Faça uma pergunta, ou digite /help.',
    unknownCommand: (command) => `Não existe o comando ${command}. Digite /help para ver os que existem.`,
    quit: 'Sair',
    askUsage: 'Escreva a pergunta depois de /ask, ou simplesmente escreva-a.',
  },

  trouble: {
    ours: 'Algo deu errado do meu lado. Tente de novo daqui a pouco.',
    notAllowed: 'Só membros que podem gerenciar este servidor podem fazer isso.',
    notAllowedInDirectMessages: 'Em mensagens diretas, só quem administra este bot pode fazer isso.',
    noSuchLanguage: (asked, languages) => `Não há artigos em “${asked}”. Há artigos em ${languages}.`,
    noSuchPage: (page, pages) =>
      pages === 1 ? 'Só há uma página.' : `Não há página ${w.number(page)}; a última é a ${w.number(pages)}.`,
  },
};
