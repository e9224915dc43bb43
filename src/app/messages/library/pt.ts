import type { LibraryMessages } from '../libraryMessages.ts';
import { words } from '../words.ts';

const w = words('pt-BR');
const articles = w.counted({ one: '# artigo', other: '# artigos' });

export const pt: LibraryMessages = {
  subcommandNames: {
    add: 'adicionar',
    list: 'listar',
    show: 'mostrar',
    replace: 'substituir',
    remove: 'remover',
    export: 'exportar',
    access: 'acesso',
    words: 'palavras',
  },

  library: {
    heading: (count, used, most) => `${articles(count)} deste servidor, ${used} de ${most} MB`,
    nothing: 'Este servidor ainda não tem artigos próprios. Adicione alguns com `/biblioteca adicionar`.',
    added: w.counted({ one: '# artigo adicionado', other: '# artigos adicionados' }),
    replaced: w.counted({ one: '# artigo substituído', other: '# artigos substituídos' }),
    removed: w.counted({ one: '# artigo removido', other: '# artigos removidos' }),
    restored: w.counted({ one: '# artigo está de volta', other: '# artigos estão de volta' }),
    notAdded: w.counted({ one: '# arquivo não foi adicionado', other: '# arquivos não foram adicionados' }),
    unchanged: 'Nada foi alterado.',
    same: 'já está lá, palavra por palavra',
    taken: 'já existe outro arquivo com este nome; `/biblioteca substituir` o substitui',
    full: (count, megabytes) => `não há mais espaço: no máximo ${articles(count)} e ${megabytes} MB`,
    ready: 'A partir de agora respondo com base nele.',
    gone: 'Já não respondo com base nele.',
    notIndexed:
      'Está guardado, mas ainda não posso responder com base nele, porque a leitura da biblioteca falhou. O motivo está no log do bot.',
    questions: (list) => `Perguntas nele: ${list}`,
    headings: (list) => `Títulos nele: ${list}`,
    path: (path) => `Arquivo: ${path}`,
    addedBy: (user, ago) => `Adicionado por ${user} ${ago}`,
    addedAgo: (ago) => `Adicionado ${ago}`,
    from: {
      file: (name) => `Do arquivo anexado ${name}`,
      text: 'Do formulário',
      address: (url) => `De ${url}`,
      found: 'Foi encontrado na pasta da biblioteca deste servidor.',
    },
    fresh: 'Volto a consultar este endereço todos os dias.',
    undo: 'Desfazer',
    tooLate: 'Isto já não pode ser desfeito.',
    notKept: 'Não funcionou. Tente de novo mais tarde ou avise quem opera este bot.',
    noSuch: (asked) => `Este servidor não tem um artigo próprio “${asked}”.`,
    form: { add: 'Adicionar um artigo', replace: 'Substituir um artigo', title: 'Título', text: 'Texto' },
    exported: w.counted({
      one: '# artigo, tal como foi adicionado',
      other: '# artigos, tal como foram adicionados',
    }),
    part: (part, parts) => `Parte ${part} de ${parts}`,
    tooLarge: w.counted({
      one: '# arquivo é grande demais para ser enviado aqui:',
      other: '# arquivos são grandes demais para serem enviados aqui:',
    }),
    either: 'Indique arquivos ou um endereço, não os dois.',
    notFetched: 'Não foi possível buscar nada neste endereço:',
    address: {
      address: 'esperava um endereço que começa com http:// ou https://',
      private: 'ele não leva à internet pública',
      robots: 'o robots.txt do site não permite',
      unreachable: 'o site não responde',
      status: 'o site recusa, ou não tem essa página',
      redirects: 'ele redireciona vezes demais',
      'too-slow': 'demorou demais',
      'too-large': 'é grande demais',
      kind: 'não é um tipo de arquivo que eu saiba ler',
      damaged: 'o arquivo está danificado',
      nothing: 'não há nada nele que eu possa ler',
      'too-many': 'passa das 200 páginas que tiro de um sitemap',
    },
    access: {
      everybody: (path) => `Todos aqui podem ler “${path}”.`,
      only: (path, who) =>
        `Agora só ${who} pode ler “${path}”. Onde outros veriam uma resposta tirada dali, ela é privada.`,
      asFolder: (path) => `“${path}” não tem limite próprio, mas a pasta tem.`,
      gone: 'já não existe',
      tooMany: (most) =>
        `Nada foi adicionado: aqui podem ser limitados no máximo ${w.number(most)} artigos e pastas.`,
    },
    words: {
      heading: w.counted({
        one: '# palavra própria deste servidor',
        other: '# palavras próprias deste servidor',
      }),
      none: 'Este servidor ainda não tem palavras próprias. Adicione uma com `/biblioteca palavras palavra: significado:`.',
      set: 'A partir de agora, as perguntas feitas aqui são lidas nos dois sentidos.',
      before: (means) => `Antes significava: ${means}`,
      gone: (word) => `“${word}” já não é uma palavra própria deste servidor.`,
      unknown: (word) =>
        `“${word}” não é uma palavra própria deste servidor. Com \`significado:\` passa a ser.`,
      refused: (word, means) =>
        `Esperava uma palavra de até ${word} caracteres e, com \`significado:\`, algo diferente de até ${means}; cada uma com uma letra, um dígito ou um emoji.`,
      full: (most) => `Já há ${most} palavras, e não pode haver mais: remova uma antes.`,
      remove: 'Remover',
      here: (pairs) => `Neste servidor: ${pairs}`,
      there: (pairs) => `Naquele servidor: ${pairs}`,
      log: {
        set: (user, pair) => `${user} definiu uma palavra própria deste servidor: ${pair}`,
        gone: (user, word) => `${user} removeu uma palavra própria deste servidor: ${word}`,
      },
    },
    log: {
      told: (where) => `As mudanças da biblioteca são anunciadas em: ${where}`,
      nowhere: 'lugar nenhum',
      choose: 'Um canal que é informado das mudanças da biblioteca',
      deeds: {
        added: (user, list) => `${user} adicionou à biblioteca: ${list}`,
        replaced: (user, list) => `${user} substituiu na biblioteca: ${list}`,
        removed: (user, list) => `${user} removeu da biblioteca: ${list}`,
        restored: (user, list) => `${user} trouxe de volta à biblioteca: ${list}`,
      },
    },
  },
};
