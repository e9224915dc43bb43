import { pt as answering } from './answering/pt.ts';
import { pt as library } from './library/pt.ts';
import { pt as manners } from './manners/pt.ts';
import { pt as server } from './server/pt.ts';
import type { Messages } from './types.ts';
import { words } from './words.ts';

const w = words('pt-BR');

export const pt: Messages = {
  ...w,
  ...server,
  ...library,
  ...answering,
  manners,
  locale: 'pt-BR',
  discordLocales: ['pt-BR'],

  commands: {
    ask: {
      description: 'Faça uma pergunta aos artigos e receba citações com notas de rodapé',
      question: 'O que você quer saber',
      article: 'Procurar só neste artigo',
      language: 'Procurar só em artigos neste idioma',
      library: 'De fora, como numa mensagem direta: perguntar também aos artigos de um dos seus servidores',
      private: 'Mostrar a resposta só para você',
    },
    article: {
      description: 'Lê um artigo, página por página',
      name: 'Qual artigo, ou qual título dentro dele',
    },
    articles: { description: 'Lista os artigos de onde vêm as respostas', page: 'Qual página da lista' },
    status: { description: 'Mostra o que está carregado, desde quando, e quais arquivos têm problemas' },
    help: { description: 'Explica como perguntar' },
    reindex: { description: 'Lê de novo a pasta de artigos (só administradores)' },
    settings: { description: 'Define como respondo neste servidor (para quem pode gerenciá-lo)' },
    insights: {
      description: 'Mostra o que falta nos artigos (para quem pode gerenciar este servidor)',
      days: 'Quantos dias para trás',
    },
    library: {
      description: 'Adiciona artigos deste servidor e cuida deles (para quem pode gerenciá-lo)',
      add: 'Adiciona arquivos, um texto que você escreve, ou o que está num endereço',
      list: 'Lista os artigos que este servidor adicionou',
      show: 'Mostra o que foi lido de um artigo, quem o adicionou e de onde',
      replace: 'Põe outro arquivo ou texto no lugar de um artigo',
      remove: 'Remove um artigo; durante um minuto isso pode ser desfeito',
      export: 'Envia todos os arquivos deste servidor num zip',
      file: 'Um arquivo: texto, Markdown, HTML, CSV, PDF, DOCX ou EPUB',
      url: 'Uma página, um arquivo, um sitemap, ou um .zip ou .tar.gz de arquivos',
      fresh: 'Consultar o endereço de novo todos os dias',
      article: 'Qual artigo',
      page: 'Qual página da lista',
      access: 'Quem pode ler um artigo ou uma pasta deste servidor',
      limited: 'O artigo ou a pasta',
      role: 'Um cargo que pode lê-lo',
      channel: 'Um canal onde todos podem lê-lo',
      everybody: 'Todos aqui podem voltar a lê-lo',
      words: 'Mostra, adiciona ou muda as palavras próprias deste servidor, como gírias, e o que significam',
      word: 'A palavra; sozinha, é mostrada e pode ser removida',
      means: 'O que ela significa nos artigos',
    },
    privacy: { description: 'Diz o que eu guardo e apaga o que é sobre você' },
  },

  commandNames: {
    ask: 'perguntar',
    article: 'artigo',
    articles: 'artigos',
    status: 'situação',
    help: 'ajuda',
    reindex: 'reindexar',
    settings: 'configurações',
    insights: 'análise',
    library: 'biblioteca',
    privacy: 'privacidade',
  },
  optionNames: {
    question: 'pergunta',
    article: 'artigo',
    language: 'idioma',
    library: 'biblioteca',
    private: 'privado',
    page: 'página',
    name: 'nome',
    days: 'dias',
    file: 'arquivo',
    url: 'endereço',
    fresh: 'atualizar',
    role: 'cargo',
    channel: 'canal',
    everybody: 'todos',
    word: 'palavra',
    means: 'significado',
  },
  menu: { askAbout: 'Perguntar sobre isto' },

  answer: {
    declined: 'Os artigos não dizem.',
    nearest: 'Os artigos mais próximos:',
    declinedHere: 'Este artigo não diz.',
    declinedIn: (language) => `Os artigos em ${language} não dizem.`,
    closest: (language) => `Os artigos em ${language} não dizem. O que chega mais perto:`,
    nothingElse: 'Não encontrei mais nada sobre isso nos artigos.',
    onlyIn: (language) => `Encontrado somente em ${language}.`,
    noArticles: (language) => `Não há artigos em ${language}.`,
    noArticlesBut: (language, found) => `Não há artigos em ${language}; isto foi encontrado em ${found}.`,
    languages: (list) => `Os artigos estão em ${list}.`,
    alsoIn: (places) => `também em ${places}`,
    maybe: w.counted({
      one: 'Não tenho certeza. Isto talvez ajude:',
      other: 'Não tenho certeza. Estes trechos talvez ajudem:',
    }),
    following: (question) => `Depois de “${question}”`,
    sharedBy: (user) => `Compartilhado por ${user}`,
    lines: (from, to) => (from === to ? `linha ${from}` : `linhas ${from}–${to}`),
    page: (page) => `página ${page}`,
    leftOut: w.counted({
      one: 'Mais uma citação não cabe nesta mensagem.',
      other: 'Mais # citações não cabem nesta mensagem.',
    }),
    tooLong: 'O trecho é longo demais para uma mensagem; ele está aqui:',
    thanks: 'Obrigado, isso ajuda a ver o que falta nos artigos.',
  },

  buttons: {
    inContext: 'No contexto',
    more: 'Mais',
    previous: 'Anterior',
    next: 'Próximo',
    share: 'Compartilhar',
    shared: 'Compartilhado',
    dismiss: 'Descartar',
    followUp: 'Perguntar mais',
    again: 'Perguntar de novo',
    allArticles: 'Procurar em todos os artigos',
    fromStart: 'Ler do início',
  },

  followUp: { title: 'Perguntar mais', label: 'A sua pergunta' },

  reader: {
    paragraphs: (from, to, total) =>
      from === to
        ? `parágrafo ${w.number(from)} de ${w.number(total)}`
        : `parágrafos ${w.number(from)}–${w.number(to)} de ${w.number(total)}`,
    changed: 'Este artigo mudou desde então.',
    quoteGone: 'Este artigo mudou desde então, e a citação já não está nele.',
    articleGone: 'Este artigo não existe mais.',
  },

  help: {
    words: ['ajuda'],
    what: 'Respondo a perguntas sobre uma pasta de artigos, com citações e o lugar onde cada uma está. Nunca invento uma frase minha, e digo quando os artigos não têm a resposta.',
    inDiscord: [
      'Pergunte com `/perguntar`, mencione-me com uma pergunta ou escreva-me diretamente.',
      'Pergunte no seu idioma: os artigos nele vêm primeiro.',
      'Continue a partir de uma resposta, respondendo a ela ou com *Perguntar mais*: “quem mais?”, “e em inglês?”',
    ],
    inTerminal: [
      'Digite uma pergunta e tecle Enter.',
      'Pergunte no seu idioma: os artigos nele vêm primeiro.',
      'Continue a partir de uma resposta simplesmente perguntando: “quem mais?”, “e em inglês?”',
    ],
    commands: 'Comandos:',
    short:
      'Pergunte-me algo sobre os artigos: escreva uma pergunta depois de me mencionar ou use `/perguntar`. `/ajuda` explica mais.',
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
    replicas: w.counted({ one: '# instância responde:', other: '# instâncias respondem:' }),
    thisReplica: 'esta',
    differs: 'artigos diferentes dos desta',
  },

  reindex: {
    stages: {
      model: 'Baixando o modelo (MB)',
      read: 'Lendo arquivos',
      embed: 'Lendo parágrafos',
      index: 'Construindo o índice',
    },
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
    empty: 'não contém palavras de um artigo',
    binary: 'não é texto',
    encoding: 'texto em codificação desconhecida',
    'encoding-guessed': 'texto em codificação desconhecida, lido conforme a aparência',
    scan: 'mostra imagens de páginas, não texto',
    encrypted: 'protegido por senha',
    damaged: 'está danificado ou não é o que o nome diz',
    'too-slow': 'demora demais para ser lido',
    'too-complex': 'precisa de memória demais para ser lido',
    unreadable: 'não pode ser lido',
    'too-large': 'grande demais',
    kind: 'não é um tipo de arquivo que seja lido',
    outside: 'leva para fora da pasta',
    'front-matter': 'o que não se entende do cabeçalho foi deixado de lado',
    failed: 'não pode ser indexado',
  },
  more: w.counted({ other: '… e mais #' }),
  auto: 'Qualquer um, primeiro o idioma da pergunta',
  undetermined: 'idioma desconhecido',

  terminal: {
    greeting: 'Faça uma pergunta, ou digite /help.',
    unknownCommand: (command) => `Não existe o comando ${command}. Digite /help para ver os que existem.`,
    reindex: 'Lê de novo a pasta de artigos',
    quit: 'Sair',
    askUsage: 'Escreva a pergunta depois de /ask, ou simplesmente escreva-a.',
    usage: (how) => `Digite assim: ${how}`,
    nothingToShow: (command) => `Não há nada para ${command} mostrar.`,
    context: 'Lê uma citação em seu contexto: /context 2',
    more: 'Mostra mais citações',
    all: 'Repete a pergunta em todos os artigos',
    next: 'Vai para a próxima página do artigo',
    previous: 'Volta uma página',
    onlyInServers: (commands) => `Só em um servidor do Discord: ${commands}`,
  },

  trouble: {
    ours: 'Algo deu errado do meu lado. Tente de novo daqui a pouco.',
    indexAway: 'Não consigo acessar os artigos agora. Tente de novo daqui a pouco.',
    notAllowed: 'Só membros que podem gerenciar este servidor podem fazer isso.',
    notAllowedInDirectMessages: 'Em mensagens diretas, só quem administra este bot pode fazer isso.',
    noSuchLanguage: (asked, languages) => `Não há artigos em “${asked}”. Há artigos em ${languages}.`,
    noSuchArticle: (asked) => `Nenhum artigo se chama “${asked}”, por isso procurei em todos.`,
    noSuchLibrary: 'Aqui não há nenhuma biblioteca assim que você possa ler, por isso procurei sem ela.',
    tooFast: (duration) => `Foi muita coisa de uma vez. Tente de novo em ${duration}.`,
    noText: 'Não há nesta mensagem um texto que eu possa responder.',
    questionGone: 'Já não consigo ver a pergunta. Faça-a de novo, por favor.',
    questionTooOld: 'Esta pergunta é antiga demais e já não a tenho inteira. Faça-a de novo, por favor.',
    notYours: 'Só quem perguntou e membros que podem gerenciar mensagens podem remover esta resposta.',
    notPublicHere: 'Neste canal as respostas são privadas.',
    cannotShare: 'Não posso escrever neste canal.',
    notKept: 'Não foi possível guardar a sua avaliação.',
    cannotWrite: (channel, permissions) =>
      `Não posso responder em ${channel}. Lá me faltam estas permissões: ${permissions}.`,
    permissions: {
      ViewChannel: 'Ver canal',
      SendMessages: 'Enviar mensagens',
      SendMessagesInThreads: 'Enviar mensagens em tópicos',
      ReadMessageHistory: 'Ver histórico de mensagens',
    },
    noSuchPage: (page, pages) =>
      pages === 1 ? 'Só há uma página.' : `Não há página ${w.number(page)}; a última é a ${w.number(pages)}.`,
  },
};
