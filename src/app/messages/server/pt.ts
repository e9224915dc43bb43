import type { ServerMessages } from '../serverMessages.ts';
import { words } from '../words.ts';

const w = words('pt-BR');

export const pt: ServerMessages = {
  settings: {
    heading: 'Configurações deste servidor',
    everywhere: 'Respostas públicas: em todos os canais',
    onlyIn: (channels) => `Respostas públicas: só em ${channels}`,
    nowhere: 'Respostas públicas: em nenhum canal; `/perguntar` responde em privado',
    language: (language) => `Idioma quando a pergunta não o revela: ${language}`,
    serversOwn: (language) => `o do servidor (${language})`,
    publicly: '`/perguntar` sem `privado`: responde em público',
    privately: '`/perguntar` sem `privado`: responde em privado',
    inThread: 'Menções: respondidas em um tópico próprio',
    inChannel: 'Menções: respondidas no canal',
    sureness: (name) => `Certeza de que preciso: ${name}`,
    surenesses: {
      sure: { name: 'só com certeza', means: 'Sem certeza, digo que os artigos não dizem' },
      balanced: { name: 'equilibrado', means: 'Sem certeza, aviso e mostro o que talvez ajude' },
      everything: {
        name: 'mostrar tudo',
        means: 'Mesmo que os artigos não pareçam dizer, mostro o que chega mais perto',
      },
    },
    keepsQuestions: 'Perguntas sem resposta segura: o texto é guardado por 90 dias e aparece em `/análise`',
    keepsNoQuestions: 'Perguntas sem resposta segura: são contadas, o texto não é guardado para `/análise`',
    buttons: {
      everywhere: 'Público em todos os canais',
      onlyInChosen: 'Público só nos canais escolhidos',
      publicly: 'Responder em público',
      privately: 'Responder em privado',
      inThread: 'Responder em tópicos',
      inChannel: 'Responder no canal',
      keepQuestions: 'Guardar perguntas',
      keepNoQuestions: 'Não guardar perguntas, apagar as guardadas',
    },
    helpers: (who) => `Quando os artigos não dizem, ofereço perguntar a: ${who}`,
    helpersIn: (role, channel) => `${role} em ${channel}`,
    noHelpers: 'ninguém',
    unaskedIn: (channels) =>
      `Também respondo a perguntas que ninguém me fez, quando tenho certeza, em ${channels}`,
    onlyWhenAsked: 'Só respondo quando me perguntam',
    chooseUnasked: 'Canais e fóruns onde respondo sem ser chamado',
    deletedChannel: 'um canal apagado',
    deletedRole: 'um cargo apagado',
    chooseRole: 'Um cargo que ajuda',
    chooseHelperChannel: 'O canal onde se pergunta à equipe',
    chooseChannels: 'Canais e categorias com respostas públicas',
    chooseLanguage: 'Idioma quando a pergunta não o revela',
    chooseSureness: 'Certeza de que preciso',
    notKept:
      'Não foi possível salvar as configurações; nada mudou. Quem administra este bot encontra o motivo no log.',
    notHere: 'Aqui não respondo em público. Use `/perguntar`, e só você verá a resposta.',
    instead: (channels) => `Respondo em público em ${channels}.`,
  },

  insights: {
    heading: w.counted({ one: 'O último dia', other: 'Os últimos # dias' }),
    declined: w.counted({
      one: '# pergunta que os artigos não respondem',
      other: '# perguntas que os artigos não respondem',
    }),
    unsure: w.counted({
      one: '# pergunta em que não tive certeza',
      other: '# perguntas em que não tive certeza',
    }),
    unkept: w.counted({
      one: '# delas sem o texto (veja `/configurações`), pelo artigo mais próximo:',
      other: '# delas sem o texto (veja `/configurações`), pelo artigo mais próximo:',
    }),
    answering: 'Artigos que mais respondem',
    ratedDown: 'Artigos avaliados com 👎',
    chart: {
      heading: 'Perguntas por dia',
      answered: w.counted({ one: '# respondida', other: '# respondidas' }),
      unsure: w.counted({ other: '# sem certeza' }),
      declined: w.counted({ other: '# sem resposta' }),
      bars: w.counted({
        one: 'Cada barra é um dia (UTC), com hoje à direita. A mais alta tem # pergunta.',
        other: 'Cada barra é um dia (UTC), com hoje à direita. A mais alta tem # perguntas.',
      }),
    },
    nothing: 'Nada ainda.',
    onlyInServers: 'Isso só é possível em um servidor que me adicionou.',
    file: 'Tudo isso, para uma planilha:',
  },

  privacy: {
    heading: 'O que eu guardo',
    kept: [
      'Quantas vezes cada artigo responde em um servidor, mas não quem perguntou.',
      'Que os artigos não responderam a uma pergunta, ou que eu não tive certeza: o idioma, o artigo mais próximo e a hora, mas nunca o texto de uma pergunta cuja resposta só você pode ver.',
      'Seus 👍 e 👎: para qual resposta e qual artigo.',
      'Uma pergunta longa demais para ser mostrada inteira, para que os botões da resposta a repitam por completo. Onde só você vê a resposta, nas mensagens diretas e em servidores que não me adicionaram, por 24 horas depois de mostrada pela última vez.',
      'Quais frases uma resposta citou, como códigos, e se ela foi compartilhada, por 24 horas, para que nem “quem mais?” nem *Compartilhar* repitam nada.',
      'Em tudo isso, nem seu nome nem seu id, só um código, diferente em cada servidor. Sem a chave deste bot, ninguém sabe de quem ele é.',
      'Nada disso por mais de 90 dias.',
      'O que um servidor adiciona à sua biblioteca com `/biblioteca`, enquanto estiver lá, com os ids de quem o adicionou. Quando o servidor me remove, por mais 30 dias.',
    ],
    questionsKept: 'Este servidor permite que eu guarde o texto das outras perguntas sem resposta segura.',
    questionsNotKept: 'Este servidor não permite que eu guarde o texto das outras perguntas.',
    reads:
      'Nos canais que os administradores deste servidor escolheram, leio também mensagens que não são para mim, para responder às que perguntam algo. Não guardo nenhuma, a não ser como acima.',
    direct:
      'Das mensagens diretas e de servidores que não me adicionaram, só perguntas longas, o que as respostas citaram e se foram compartilhadas, por 24 horas.',
    remembered:
      'Por uma hora: qual das minhas mensagens responde a qual das suas, para notar quando você a edita ou apaga.',
    logged:
      'Quem administra este bot também registra as perguntas no log, sem dizer quem perguntou; nunca aquelas cuja resposta só quem perguntou pode ver.',
    elsewhere:
      'As perguntas são enviadas, sem dizer quem perguntou, a um serviço externo de embeddings, que diz quais textos significam o mesmo.',
    terminal: 'Nada do que você pergunta no terminal é guardado.',
    ratings: w.counted({ one: '# avaliação', other: '# avaliações' }),
    declines: w.counted({ one: '# pergunta sem resposta segura', other: '# perguntas sem resposta segura' }),
    longQuestions: w.counted({ one: '# pergunta longa', other: '# perguntas longas' }),
    articlesAdded: w.counted({ one: 'que você adicionou # artigo', other: 'que você adicionou # artigos' }),
    recentAnswers: w.counted({ one: '# resposta recente', other: '# respostas recentes' }),
    aboutYou: (list) => `Sobre você, em todos os servidores: ${list}.`,
    unknown:
      'Não consigo dizer agora o que está guardado sobre você. Quem administra este bot encontrará o motivo no log.',
    nothingAboutYou: 'Não há nada guardado sobre você.',
    sure: 'Apagar tudo isso, em todos os servidores? Não é possível recuperar.',
    deleted: (list) => `Apagado: ${list}.`,
    failed: 'Não foi possível apagar. Tente de novo mais tarde ou avise quem administra este bot.',
    untouched: 'Nada foi apagado.',
    buttons: { delete: 'Apagar o que é sobre mim', sure: 'Apagar', cancel: 'Cancelar' },
  },
};
