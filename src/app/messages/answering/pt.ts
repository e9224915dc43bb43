import type { AnsweringMessages } from '../answeringMessages.ts';
import { words } from '../words.ts';

const w = words('pt');

export const pt: AnsweringMessages = {
  answering: {
    notify: 'Avise-me',
    joined:
      'Vou enviar a você uma mensagem direta quando alguém daqui responder a isto. Até lá, por no máximo 90 dias, guardo seu id com a pergunta; `/privacidade` o apaga.',
    tooLate: 'Esta pergunta não está mais aberta. Faça-a de novo.',
    choose: 'Responder a uma destas perguntas',
    waiting: w.counted({
      one: '# membro espera a resposta',
      other: '# membros esperam a resposta',
    }),
    form: {
      heading: 'Responder a uma pergunta',
      question: 'Pergunta',
      answer: 'Resposta (todos veem quem a escreveu)',
    },
    gone: 'Esta pergunta não está mais aberta. `/análise` mostra as que estão.',
    asked: {
      answer: 'À mesma pergunta, agora respondo:',
      maybe: 'À mesma pergunta, não tenho certeza, mas mostro:',
      none: 'À mesma pergunta, ainda não encontro ali a resposta; por isso a pergunta continua aberta e ninguém é avisado. Escreva-a com mais palavras da pergunta.',
    },
    told: w.counted({ one: '# membro foi avisado.', other: '# membros foram avisados.' }),
    unreachable: w.counted({
      one: '# membro não pôde ser avisado: não recebe mensagens diretas ou não está mais aqui.',
      other: '# membros não puderam ser avisados: não recebem mensagens diretas ou não estão mais aqui.',
    }),
    hidden: w.counted({
      one: '# membro não pode lê-lo e continua esperando.',
      other: '# membros não podem lê-lo e continuam esperando.',
    }),
    later: w.counted({
      one: '# membro será avisado assim que o Discord me deixar.',
      other: '# membros serão avisados assim que o Discord me deixar.',
    }),
    news: (server, question) => `Em ${server}, alguém respondeu a ${question}:`,
    yourQuestion: 'sua pergunta',
    writtenBy: (user, ago) => `Escrito por ${user}, membro deste servidor, ${ago}`,
    writtenAgo: (ago) => `Escrito por um membro deste servidor ${ago}`,
    kept: 'Onde você aperta *Avise-me*: seu id, com a pergunta e o lugar onde a fez, até você ser avisado, por no máximo 90 dias.',
    waitsFor: w.counted({
      one: '# pergunta cuja resposta você espera',
      other: '# perguntas cujas respostas você espera',
    }),
  },
};
